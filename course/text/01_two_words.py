# %% [markdown]
# # 01 Two words, five meanings
#
# > **Question:** are customer orientation and customer centricity one idea or two?
# >
# > **You will be able to**
# > - tell five things apart that authors mean by the two words;
# > - say how each idea is measured, and of whom one asks;
# > - compute how far two coders agree beyond chance, and see when that number misleads;
# > - say under which conditions it pays to treat customers unequally.
# >
# > **Time:** 75 minutes. **Needs:** lesson 00. **Data:** 48 statements by real authors in our words; two observers at Veretta's receptions, a constructed world.

# %%
import pandas as pd

from centricity import data, handin, quiz, widgets
from centricity.figures import lesson_01 as figures
from centricity.models import agreement

# %% [markdown]
# ## A quarrel
#
# Russian has a word for each idea: *клиентоориентированность* (orientation) and *клиентоцентричность* (centricity). A corporate magazine asked three experts how they differ. The entrepreneur: centricity is the strategy, orientation the tactics. The retail director made no difference: both are processes, and above all a culture of empathy. The consultant: one principle, carried by the management system, and a matter of balance.
#
# Its editors and three other articles add four voices. Orientation is caring, or organising excellent service. Centricity concerns the whole firm; it is a business model; it means working with the segment worth most.

# %% [markdown]
# They speak of different kinds of thing. So collect what is said, and sort it.

# %%
pd.options.display.max_colwidth = 200
statements = data.load_definitions()
counted = statements[statements["mark"] != "unverified"]
counted.groupby("word").agg(statements=("id", "size"), voices=("author", "nunique"))

# %% [markdown]
# *Both* means that the author makes no difference. Two statements come from memory only; they are marked, and we don't count them. Read a few of the others.

# %%
some = ["D01", "D21", "D25", "D32", "D39"]
counted.loc[counted["id"].isin(some), ["author", "year", "word", "statement"]]

# %% [markdown]
# ## Five kinds of thing
#
# | Level | It lies in | For example |
# |---|---|---|
# | **belief** | what people value, how they see things | Narver and Slater (1990): part of a culture |
# | **behaviour** | what people do with a customer | Saxe and Weitz (1982): one salesperson's practice |
# | **process** | routines that run across the firm | Kohli and Jaworski (1990): gather, pass on, respond |
# | **structure** | organisation, metrics, rewards | Shah and others (2006): realign the firm |
# | **allocation** | which customers get the money | Fader (2012): a chosen set of customers |
#
# We asked three more questions of each statement: does it sit in employees or in the firm, who is to gain, and is it good for every firm?

# %%
quiz.ask("01-level")

# %% [markdown]
# Which word goes with which kind of thing?

# %%
figures.levels(counted)

# %% [markdown]
# The words share the upper half, from belief to process. In the lower half, structure and allocation, centricity is nearly alone. That is a pattern in statements we picked and coded with a view in mind: a hypothesis, not a finding about the field.

# %% [markdown]
# ## Would you have coded it so?
#
# Every statement was coded twice. Coder A goes by the words alone. Coder B asks what a firm would have to change first. (Both are the authors of this course, in two passes. The data sheet says what that is worth.)

# %%
levels = ["belief", "behaviour", "process", "structure", "allocation"]
agreement.code_matrix(counted["level_a"], counted["level_b"], levels)

# %% [markdown]
# Rows are A, columns B; agreements lie on the diagonal. Some agreement comes for free: two people who deal out their codes at random meet now and then. **Cohen's kappa** takes that off:
#
# $$\kappa = \frac{p_o - p_e}{1 - p_e}$$
#
# $p_o$ is the share of agreements. $p_e$ is the share to expect by chance: for each code, multiply the shares in which the two use it, and add up.

# %%
rows = {}
for axis in ["level", "locus", "beneficiary", "universality"]:
    coders = counted[f"{axis}_a"], counted[f"{axis}_b"]
    measures = agreement.percent_agreement, agreement.chance_agreement, agreement.cohen_kappa
    rows[axis] = [measure(*coders) for measure in measures]
pd.DataFrame(rows, index=["agreement", "by chance", "kappa"]).T.round(2)

# %% [markdown]
# *Locus* has most agreement, and by far the most of it for free, since nearly everything is coded "firm"; it still has the highest kappa. Would coders as good keep their kappa if nearly everything were "yes"?

# %%
widgets.TwoRaters()

# %% [markdown]
# **Explain.** Agreement stays at 82% while kappa goes from 0.64 over 0.39 to 0.12, and the observers are as good as before. Where almost everything is "yes", the few true "no" drown in errors. Try *A small study* before you believe anybody's second decimal.

# %%
quiz.ask("01-kappa")

# %% [markdown]
# ## How the field measures the first idea
#
# | Scale | It asks | Of whom |
# |---|---|---|
# | **MKTOR**, Narver and Slater (1990) | 15 items on a business unit: customers, competitors, coordination | people in that unit |
# | **MARKOR**, Kohli, Jaworski and Kumar (1993) | 20 items: is intelligence gathered, passed on, acted upon? | executives in marketing and elsewhere |
# | **SOCO**, Saxe and Weitz (1982) | how far salespeople sell with the customer's interest in mind | salespeople about themselves; in later studies their customers, as in Brown and others (1991) |
#
# All three ask for judgements, and who is asked decides part of the answer (lesson 10).

# %% [markdown]
# The second idea has no scale that the field agrees on. It shows in what a firm changes. Shah and colleagues (2006) name culture, structure, processes and financial metrics as what stands in the way. Galbraith (2005) contrasts profit accounted by product line with a firm organised round its customers. You look for it in the organisation chart, the budget and the bonus plan.

# %% [markdown]
# ## Our two definitions
#
# This course chooses:
#
# - **Customer orientation** is the degree to which beliefs, processes and behaviour start from customers' needs. Raters measure it.
# - **Customer centricity** is a decision rule that organises structure, metrics and resources by customer value over time. Budgets and rewards show it.
#
# So a firm can be either without the other. That is our choice, made because it can be measured, and good authors contradict it. For Habel and colleagues (2020) customers perceive centricity only where firm *and* salespeople are oriented. For Gummesson (2008) a single party can seldom be the centre.

# %% [markdown]
# The magazine asked its three experts for the three "most customer-oriented and customer-centric" firms, both words at once.

# %%
lists = {
    "entrepreneur": ["Apple", "Sonos", "Oscar"],
    "retail director": ["Starbucks", "Disney", "Ritz-Carlton"],
    "consultant": ["Apple", "Honda", "Toyota"],
}
agreement.jaccard_overlaps(lists)

# %% [markdown]
# Nine places, eight firms. When an interviewer called Apple and Starbucks customer-friendly, Fader explained why they are *not* customer-centric.

# %% [markdown]
# ## Does it matter which you are?
#
# One budget, the same customers. *10 crowns save* is the share of avoidable losses they prevent. *Foresight* is the correlation between what the firm expects of a customer and what comes.

# %%
widgets.TwoPolicies()

# %% [markdown]
# **Explain.** Find with the buttons:
#
# 1. With customers alike, why does spending by value lose on every count?
# 2. In which cases does equal service keep more customers and less money?
# 3. What does poor foresight have in common with alike customers?
#
# Equal service never keeps fewer customers here: the first crown on somebody saves more than the tenth on somebody else. What divides the two is whether the customers you keep are the ones worth most.

# %%
figures.winner_map()

# %% [markdown]
# The border moves with every assumption, for one that all customers respond alike to effort. In data on large American firms, Lee and colleagues (2015) found that organising by customer raises satisfaction *and* the cost of coordination, and pays off only in certain competitive settings.

# %%
quiz.ask("01-policies")

# %% [markdown]
# ## Two desks
#
# Two observers at each of Veretta's receptions wrote down whether the receptionist started from what the patient needed. We built the world so that every observer is right nine times in ten, everywhere.


# %%
def measures(here):
    first, second = here["first"], here["second"]
    kappa, alike = agreement.cohen_kappa(first, second), agreement.percent_agreement(first, second)
    return pd.Series({"yes": (first.dropna() == "yes").mean(), "agreement": alike, "kappa": kappa})


clinics = data.load_reception_codes().groupby("clinic")[["first", "second"]].apply(measures)
figures.reception(clinics)

# %% [markdown]
# The **orientation desk** would pay a bonus on the share of "yes". It measures what observers and patients see, and it wants Hillside to hear that it does well.
#
# The **centricity desk** moves no money on a score that two people can't reproduce. It would measure who renews and where the budget goes, and it asks for a second pair of observers wherever kappa is low.
#
# **They collide** at Hillside and Old Town. By the second rule the best receptions are under suspicion, because where little goes wrong there is little to disagree about. By the first rule a bonus hangs on a handful of "no" that may be slips. And the centricity desk has coders too: somebody decided whom to expect value from. Nobody has computed *that* kappa.

# %% [markdown]
# ## Key points
#
# - The two words cover five kinds of thing: belief, behaviour, process, structure, allocation.
# - They overlap in the first three. We part them at what is measured: raters for orientation, budgets for centricity.
# - Kappa, agreement beyond chance, depends on how common a code is, not on the coders alone.
# - Unequal treatment pays when customers differ, the firm can tell, and telling is cheap. Neither policy always wins.
#
# ## Common traps
#
# - "Centricity is the strategy, orientation the tactics." Then no firm could be centric and not oriented, and the difference is lost.
# - Taking friendliness for centricity, or a lifetime value for care.
# - Calling coders poor because kappa is low, or good because agreement is high.

# %% [markdown]
# ## Sources
#
# `data.load_definitions()` gives the source and mark of every statement. Those named above:
#
# - Four undated Russian articles. *Primary; the speakers appear by role.*
# - Saxe, R. and Weitz, B. (1982), "The SOCO scale". *Primary: opening page seen. That salespeople answer for themselves: secondary.*
# - Kohli, A. and Jaworski, B. (1990); Narver, J. and Slater, S. (1990). *Secondary: quotations; for MKTOR a description of the scale.*
# - Brown, G., Widing, R. and Coulter, R. (1991), *Journal of the Academy of Marketing Science* 19(4); Kohli, A., Jaworski, B. and Kumar, A. (1993), "MARKOR", *Journal of Marketing Research* 30(4). *Primary: abstracts seen.*
# - Galbraith, J. (2005), *Designing the Customer-Centric Organization*. *Secondary: a review and a summary.*
# - Shah, D. and others (2006), "The path to customer centricity", *Journal of Service Research* 9(2); Gummesson, E. (2008), *European Business Review* 20(4); Habel, J. and others (2020), *Journal of Personal Selling and Sales Management* 40(1); Lee, J.-Y. and others (2015), *Marketing Science* 34(2). *Primary: abstracts seen.*
# - Fader, P. (2012), *Customer Centricity*. *Secondary: quoted by two sources; the interview is primary.*
# - Kappa of two observers: 0.64, 0.39, 0.12. *Recomputed.*

# %% [markdown]
# ## Next
#
# The assignment: write these measures yourself, and decide which of Veretta's receptions get a second look.

# %%
handin.start("01")

# %% [markdown]
# *Text and figures: CC BY 4.0. Code: MIT.*
