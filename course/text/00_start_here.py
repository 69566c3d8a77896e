# %% [markdown]
# # 00 Start here
#
# > **Question:** what is this course, and where should you begin?
# >
# > **You will be able to**
# > - run a cell, move a simulator, start an assignment and hand it in;
# > - say in a sentence each what the two words of the course mean;
# > - tell from a self-test whether you need the warm-up.
# >
# > **Time:** 25 minutes, and 30 more for the warm-up. **Needs:** nothing. **Data:** Veretta's care plan, a constructed world.

# %% [markdown]
# ## Run a cell
#
# This page is a *notebook*: text, and grey cells with code. Click into the next cell and press **Shift+Enter**. It loads what the others need, so always run it first. *Run > Run All Cells* runs everything.

# %%
import numpy as np
import pandas as pd

from centricity import data, progress, quiz, widgets
from centricity.questions import concept_inventory, self_test

# %% [markdown]
# ## Which reader are you?
#
# | You are | Do this |
# |---|---|
# | a **student** in a class | Read this page to the end. Your instructor says which lessons and when, and gives you your student id. Checking your work is not handing it in: the last step is `centricity submit`. |
# | learning **alone** | Read this page to the end, then lesson 01, before you go on with its assignment. You check your work yourself, open hints and solutions, and mark your own written answers. You need no account, and nothing leaves your machine. |
# | an **instructor** | Look through this page, then lesson 04 and its assignment, which show what all are made of. The handbook is `course/instructor/README.md`: from here to grades in an hour. A student's copy of the course doesn't have it. |

# %% [markdown]
# ## Start an assignment, check it, hand it in
#
# Each lesson has an assignment of 20 points: four functions, one decision at a desk, two stretch questions, one answer in words. The button makes **your own copy** in the folder `work`. The original in `exercises` stays as it is, so you can't break it.

# %%
widgets.StartButton("01")

# %% [markdown]
# Open your copy: click on the folder above the file list on the left, then `work`, `01_two_words` and the notebook in it. Run its first code cell, as you will each time you open it; the others need what it loads. Scroll to its end and run the last cell, **Check your work**. It runs the hidden tests on the saved file and says *not yet* to every question. That is your first check; the next ones get better.
#
# Write each answer where it says `YOUR CODE HERE`, and run the test cell below it. If it stays silent, the example came out right. Save (Ctrl+S), then check again. If you are stuck, open a terminal (*File > New > Terminal*):
#
# | to | type |
# |---|---|
# | check from the terminal | `centricity check 01` |
# | get a hint, three for each function | `centricity hint 01 code_matrix` |
# | read the solution, once you have tried | `centricity solution 01` |
# | mark your answer in words, once you have written one | `centricity mark 01` |
# | hand in, with your own id | `centricity submit 01 --as ada` |
#
# Handing in makes a ZIP and prints where it is. Send that file as your instructor told you. If your class uses nbgrader's own exchange, your assignments are under *Nbgrader > Assignment List*.

# %% [markdown]
# ## Move a simulator
#
# A simulator is a small model with sliders. It asks for your prediction first. That isn't a test; you remember better what you have guessed at. Drag a slider, or click on its handle and use the arrow keys. The sentence below the picture says in words what the picture shows.

# %%
widgets.LeakyBucket(only=["joining", "retention"])

# %% [markdown]
# Where does the base settle if you keep 95 of 100 instead of 90? Lesson 04 tells you why.

# %% [markdown]
# ## Ten questions before you begin
#
# No computing, and no marks. Answer as you think now. You won't see what is right; lesson 12 asks again, and the comparison is for you alone.

# %%
quiz.Survey(concept_inventory.QUESTIONS, concept_inventory.conclude)

# %% [markdown]
# ## Two words
#
# **Customer orientation** is the degree to which beliefs, processes and behaviour start from customers' needs. You measure it with scales and raters: people say what they see. **Customer centricity** is a decision rule that organises structure, metrics and resources by customer value over time. You measure it by what is budgeted and rewarded.
#
# These are working definitions, ours for this course. Authors disagree about both words, and lesson 01 lets them. In Russian the pair is *клиентоориентированность* and *клиентоцентричность*.

# %%
quiz.ask("00-words")

# %% [markdown]
# ## One firm, two desks
#
# **Veretta** is a chain of eight family clinics. We made it up. Patients pay for visits one by one, or take a yearly care plan; sixty employers buy plans for their staff. You meet Veretta in every lesson, always from two desks.
#
# At the **orientation desk** sits a manager who asks what patients need, and whether they get it. At the **centricity desk** sits one who asks what each patient is worth over time, and whether the money goes there. They often agree. Each lesson has a section *Two desks* about where they don't.

# %% [markdown]
# ## The map
#
# | | Lesson | Question | Minutes |
# |---|---|---|---|
# | 01 | [Two words, five meanings](01_two_words.ipynb) | One idea or two? | 75 |
# | 02 | [Where do the numbers come from?](02_where_numbers_come_from.ipynb) | Would you put this number on a slide? | 75 |
# | 03 | [A customer export without regrets](03_customer_export.ipynb) | What may leave the customer database? | 75 |
# | 04 | [The leaky bucket](04_leaky_bucket.ipynb) | When is "+5% retention gives +25% profit" true? | 75 |
# | 05 | [Retention is a curve](05_retention_curve.ipynb) | What share stays, and how would you know? | 80 |
# | 06 | [Loyalty that nobody has](06_loyalty_nobody_has.ipynb) | Do customers become loyal, or do the disloyal leave? | 80 |
# | 07 | [Who is still a customer?](07_still_a_customer.ipynb) | Silent or gone? | 80 |
# | 08 | [The right customers](08_right_customers.ipynb) | Whom should the firm be centred on? | 85 |
# | 09 | [Listening](09_listening.ipynb) | Did satisfaction change? | 80 |
# | 10 | [The front line and its limit](10_front_line.ipynb) | How customer-oriented should an employee be? | 90 |
# | 11 | [What a retention programme changes](11_retention_programme.ipynb) | Whom to call, and did it work? | 80 |
# | 12 | [Three firms, nine rounds](12_three_firms.ipynb) | Orientation or centricity? | 90 |
#
# Minutes are plans, for the lesson alone; its assignment takes another 60 to 90. Lessons build on each other: 07 needs 06, 06 needs 05, 05 needs 04. Each lesson's first box says what it needs.

# %% [markdown]
# ## Where you are
#
# What you have run, checked and marked, and what is next: run the cell again to see it now, or type `centricity progress`. The page is made from `work/progress.json`, which only you can see.

# %%
progress.Page()

# %% [markdown]
# ## Self-test
#
# Six questions that tell you honestly where to start.

# %%
quiz.Survey(self_test.QUESTIONS, self_test.conclude)

# %% [markdown]
# ## Warm-up
#
# Thirty minutes with the tools of the course. Change every cell and run it again; that is the exercise.
#
# ### A frame
#
# `load_care_plan()` gives a pandas DataFrame: one row for each clinic and year, with the members whose plan came up for renewal and those who renewed.

# %%
plan = data.load_care_plan()
plan.head(3)

# %% [markdown]
# ### A share
#
# A retention rate is a share: renewed over due. For a clinic over three years, add the counts first and divide once.

# %%
totals = plan.groupby("clinic")[["due", "renewed"]].sum()
share = totals["renewed"] / totals["due"]
share.sort_values().round(3)

# %% [markdown]
# The mean of the three yearly rates would be a different number, in which a small year weighs as much as a large one. Try it: `(plan["renewed"] / plan["due"]).groupby(plan["clinic"]).mean()`.

# %%
quiz.ask("00-pooled")

# %% [markdown]
# ### A draw
#
# Suppose every one of 100 members renews with probability 0.8, year after year. The rate you see still moves.

# %%
rng = np.random.default_rng(seed=4)
rng.binomial(n=100, p=0.8, size=10)

# %% [markdown]
# Nothing changed from year to year, and yet a manager would explain each of these numbers. With the same seed you get the same draws; with another seed, others. How far from 80 do they go in a thousand years (`size=1000`, then `.min()` and `.max()`)?

# %% [markdown]
# ### A likelihood that somebody else wrote
#
# Turn the question round: you saw 74 of 100 renew. Which retention rates would make that probable? The function below is the logarithm of that probability, up to a constant. You needn't be able to write it, only to use it.


# %%
def log_likelihood(rate, renewed=74, due=100):
    return renewed * np.log(rate) + (due - renewed) * np.log(1 - rate)


rates = pd.Index([0.65, 0.70, 0.74, 0.80, 0.90], name="rate")
pd.Series(log_likelihood(rates), index=rates, name="log-likelihood").round(1)

# %% [markdown]
# The highest value stands at 0.74, the share you saw. At 0.80 it is only a little lower: 74 of 100 says little against 0.80. At 0.90 it is far lower. Lessons 06 and 07 fit models in this way.

# %% [markdown]
# ## Key points
#
# - Orientation is about needs, and is rated. Centricity is about value, and is budgeted.
# - Predict, then try, then explain.
# - Your work lives in `work`; nothing you do can spoil the course.
#
# ## Common traps
#
# - Running a cell before the first one. *Run > Run All Cells* cures it.
# - Typing into the notebook in `exercises` instead of your copy in `work`.
# - Forgetting to save before checking or handing in: both read the file.
#
# ## Sources
#
# The definitions, the firm and its data are ours. Whose definitions they differ from is the subject of lesson 01.

# %% [markdown]
# ## Next
#
# Open [lesson 01](01_two_words.ipynb).
#
# *Text and figures: CC BY 4.0. Code: MIT.*
