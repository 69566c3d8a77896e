# %% [markdown]
# # 07 Who is still a customer?
#
# > **Question:** silent or gone?
# >
# > **You will be able to**
# > - turn a list of purchases into the three numbers that models of repeat buying need;
# > - say what P(alive) is, and why silence means more from some customers than from others;
# > - test such a model on what happened next, and find where it fails;
# > - name the two errors of any rule for "inactive".
# >
# > **Time:** 80 minutes. **Needs:** lesson 06; averages and shares. **Data:** CDNOW's purchases (real), Veretta's paid visits (a constructed world).

# %%
import numpy as np
import pandas as pd

from centricity import data, handin, quiz, widgets
from centricity.figures import lesson_07 as figures
from centricity.models import base_value, btyd

# %% [markdown]
# ## Nobody tells you
#
# Lessons 05 and 06 counted who left. They could, because a subscription ends on a date, and on that date you know. Lesson 06 explained a rising retention rate by who is left, and had no answer to a simpler question: what if nobody says that they leave?
#
# A patient who pays by the visit doesn't come today, and doesn't come tomorrow. You see silence. It has two causes, and they look the same: not yet, or never again.
#
# Both desks of this course need to tell them apart. The orientation desk wants to know whom it may have let down. The centricity desk wants to know on whom a crown isn't wasted.

# %% [markdown]
# CDNOW sold music on the early web. Here is every tenth customer who first bought in early 1997. Stand at the end of September, in week 39, and use what was known then. The 39 weeks after it are kept for checking.

# %%
purchases = data.load_cdnow_sample()
customers = btyd.summary(purchases, end="1997-09-30")
customers[["frequency", "recency", "age"]].head().round(2)

# %% [markdown]
# Three numbers hold what a customer's history tells. *Frequency* counts repeat purchases, so a new customer has 0. *Recency* is the number of weeks from the first purchase to the last, and *age* from the first purchase to today. Papers write $x$, $t_x$ and $T$.
#
# What looks like two purchases may be one: an order on the same day counts once.

# %%
days = purchases.drop_duplicates(["customer", "date"])
once = (customers["frequency"] == 0).mean()
print(f"{len(purchases):,} rows, {len(days):,} purchases; {once:.0%} haven't bought again so far")

# %%
quiz.ask("07-summary")

# %% [markdown]
# ## The rule everybody has
#
# Reports of either desk count "active customers", by a rule. *Inactive after N weeks without a purchase.* Every such rule makes two errors: it writes somebody off who comes back, and it keeps somebody who never does. Count them, for three rules.

# %%
silence = customers["age"] - customers["recency"]
later = btyd.summary(purchases, end="1998-06-30")["frequency"] - customers["frequency"]
for weeks in (13, 26, 32):
    inactive = silence > weeks
    lost, kept = (inactive & (later > 0)).sum(), (~inactive & (later == 0)).sum()
    print(f"{weeks} weeks: {lost} written off came back, {kept} kept bought nothing more")

# %% [markdown]
# No number of weeks makes both errors small. Which rule is best depends on what each error costs, and that isn't a statistical question. The assignment puts prices on them.
#
# The rule has another weakness. Three months without an order mean little from somebody who buys twice a year, and a lot from somebody who bought every other week.

# %% [markdown]
# ## A story with two chances
#
# A desk that calls people one by one needs a chance for each of them, not one rule for all. Fader, Hardie and Lee (2005) tell it like this. A customer buys at random, at a rate of their own. After each repeat purchase they leave for good with a probability of their own. As in lesson 06, customers differ: rates follow a gamma distribution with $r$ and $\alpha$, chances of leaving a beta distribution with $a$ and $b$. It is called **BG/NBD**. Four numbers stand for everybody.

# %%
fit = btyd.bgnbd_fit(customers["frequency"], customers["recency"], customers["age"])
print(f"a maximum: {fit.converged}, log-likelihood {fit.loglik:.1f}")
pd.Series(fit.parameters, name="fitted").round(3).to_frame()

# %%
r, alpha, a, b = fit.values
print(f"mean rate: {r / alpha:.3f} purchases a week, or one in {alpha / r:.0f} weeks")
print(f"mean chance of leaving after a repeat purchase: {a / (a + b):.0%}")

# %% [markdown]
# These are the published estimates. How sure are they? Another shop of the same kind would have had other customers. Draw as many as there are from these, with replacement, fit again, and do it a hundred times: a **bootstrap**. The middle 95 of a hundred fits lie between:

# %%
rng = np.random.default_rng(7)
history = [customers[name] for name in ("frequency", "recency", "age")]
fits = base_value.resampled_fits(rng, 100, *history)
fits.quantile([0.025, 0.975]).round(2)

# %% [markdown]
# Purchases tell much about how often people buy ($r$, $\alpha$) and little about how they leave ($a$, $b$): a customer must have gone before there is anything to learn from. Now let the story judge single customers. Predict first.

# %%
widgets.StillThere()

# %% [markdown]
# **Explain.** For a customer with at least one repeat purchase the model says
#
# $$P(\text{alive}) = \frac{1}{1 + \frac{a}{b+x-1}\left(\frac{\alpha+T}{\alpha+t_x}\right)^{r+x}}$$
#
# The fraction in brackets grows with silence, and the exponent $r+x$ with the number of purchases. Whoever came often is missed soon.

# %%
for name, frequency in [("rare", 2), ("frequent", 13)]:
    path = btyd.p_alive(fit.values, frequency, 26.4, [26.4, 30.4, 34.4, 38.9])
    print(f"{name:9}", *(f"{chance:5.0%}" for chance in path), "  after 0, 4, 8, 12 weeks")

# %% [markdown]
# Three things to find with the controls:
#
# 1. *Often, then silence*: in which week does the frequent buyer fall below the rare one?
# 2. *One purchase only*: which slider moves the line? Why none?
# 3. Read the expected purchases as well. The frequent buyer stands at 17% and the rare one at 67%. Of whom are more purchases expected?

# %%
quiz.ask("07-pause")

# %% [markdown]
# ## Does it predict?
#
# The centricity desk spends by expected purchases, so this is its test. Add up what the model expects from each customer, and compare with what they bought in the second 39 weeks. The rival is the run rate, which simply goes on as before.

# %%
checked = customers.assign(actual=later, model=btyd.expected_purchases(fit.values, 39, *history))
checked["run_rate"] = customers["frequency"] / customers["age"] * 39
checked[["actual", "model", "run_rate"]].sum().round().astype(int).to_frame("purchases")

# %%
figures.holdout(checked)

# %% [markdown]
# The run rate is 56% too high, because it forgets that people leave. The model is 12% too low. Is that luck? There are two kinds of it: other parameters would have come out of other customers, and even with the true ones nobody buys just what is expected. So take each of the hundred fits and draw one future from it.

# %%
future = [base_value.draw_purchases(rng, one, 39, *history).sum() for one in fits.to_numpy()]
low, high = np.percentile(future, [2.5, 97.5])
print(f"the base's purchases in 39 weeks: 95 of 100 futures lie in {low:,.0f} to {high:,.0f}")

# %% [markdown]
# That is what the base holds in purchases, with its margin; lesson 08 turns it into money. What happened, 1,882, lies near its upper end: luck could just about explain the miss. So the forecast is useful for the whole, with a margin of some two hundred purchases. It doesn't show that the model is right about anybody in particular.

# %% [markdown]
# ## The sharpest claim, tested
#
# The model's boldest statement is the one in the simulator: a frequent buyer who pauses is probably gone. Believe it, and the centricity desk gives such a buyer up, while the orientation desk rings. So it matters, and it can be checked. Take all 23,570 customers of CDNOW, pick those who had come back before and then were silent for 13 to 26 weeks, and see who bought again.

# %%
everyone = data.load_cdnow_master()
known = btyd.summary(everyone, end="1997-09-30")
known["later"] = btyd.summary(everyone, end="1998-06-30")["frequency"] - known["frequency"]
known["alive"] = btyd.p_alive(fit.values, known["frequency"], known["recency"], known["age"])
paused = known[(known["age"] - known["recency"]).between(13, 26) & (known["frequency"] > 0)]

# %%
figures.pause(paused)

# %% [markdown]
# Nobody who has left for good comes back. So if the model were right, a hatched bar could be taller than its neighbour by a little luck only, as far as the thin line on it reaches. In three of four groups it stands clear above, and the order is reversed: those whom the model gives up first came back most.
#
# The story takes one steady rate for granted, until a customer leaves for ever. These people may have bought in bursts, or left and returned. The last group is small, so its line is long; 11% lies far below it all the same.
#
# So the surprise in the simulator is what the *model* believes. Customers are free to differ.

# %% [markdown]
# ## A hundred per cent, by construction
#
# How many customers has the firm? A report of the orientation desk would count everybody it still owes attention, one of the centricity desk everybody it may still sell to, and most customers bought once. In this story nobody can leave before a repeat purchase. Six customers in ten have none, and so all of them are "alive". An older model, the Pareto/NBD, lets people leave at any moment. Compare the two, at the published parameters.

# %%
older = (0.553, 10.578, 0.606, 11.669)
single = customers[customers["frequency"] == 0]
chance = btyd.pareto_nbd_p_alive(older, 0, 0, single["age"])
print(f"log-likelihood: {fit.loglik:.1f} and {btyd.pareto_nbd_loglik(older, *history).sum():.1f}")
print(f"one-time buyers alive: 100% and {chance.mean():.0%}; came back: ", end="")
print(f"{(later[single.index] > 0).mean():.0%}")

# %% [markdown]
# The BG/NBD fits slightly better, and the two disagree entirely about most of the customers. No purchase can settle it: an alive customer who hardly ever buys looks like one who has gone. Where the data are silent, the story fills in the answer.

# %%
quiz.ask("07-story")

# %% [markdown]
# ## Two desks
#
# 1,200 new patients of Veretta pay by the visit. In this constructed world we know who had left by the end of the first year, as no clinic would. Compare, by the number of repeat visits (4 stands for four or more):

# %%
visits = data.load_paid_visits().rename(columns={"patient": "customer"})
patients = btyd.summary(visits, end="2024-12-29")
past = [patients[name] for name in ("frequency", "recency", "age")]
patients["P(alive)"] = btyd.p_alive(btyd.bgnbd_fit(*past).values, *past)

# %%
left = data.load_paid_visits_truth().set_index("patient")["left"]
patients["still there"] = ~(left <= pd.Timestamp("2024-12-29"))
groups = patients.groupby(patients["frequency"].clip(upper=4).rename("repeat visits"))
groups[["P(alive)", "still there"]].mean().round(2).assign(patients=groups.size())

# %% [markdown]
# About those who came again the model is right, give or take ten points. About those who came once it can't be.
#
# The **orientation desk** rings the patient who used to come often and suddenly doesn't. A low P(alive) is its reason to call: something may have happened, and perhaps at the clinic. It would measure how many it reached, what they said, and what was put right.
#
# The **centricity desk** sends its reminders where P(alive), visits and margin promise most. It would measure visits gained per crown. If it trusts the table's first row, it writes for ever to all who came once, and most of them are gone.
#
# **They collide** over the silent frequent patient. One desk calls *because* she seems lost, the other saves the call for the same reason. CDNOW's pausers speak for the first, as long as patients are like CDNOW's customers, which nobody has shown. And neither desk knows what a call changes: that takes an experiment (lesson 11).

# %% [markdown]
# ## Key points
#
# - Without a contract leaving can't be seen, only inferred from silence and a story.
# - Silence counts against the customer's own rhythm.
# - P(alive) isn't value: look at expected purchases, too.
# - A good total doesn't make a model right about a group. Test the claim you want to use.
# - Where a story is built in, it isn't a finding: one-time buyers at 100%.
#
# ## Common traps
#
# - Counting the first purchase as a repeat, or same-day orders twice.
# - Mixing conventions. In the RFM of lesson 08 the first purchase counts, and recency runs back from today.
# - Testing a model on the weeks it was fitted to.
# - Using a fit without asking whether the search reached a maximum.

# %% [markdown]
# ## Sources
#
# - Efron, B. and Tibshirani, R. (1993), *An Introduction to the Bootstrap*. *Not seen; cited for the origin.*
# - Fader, P., Hardie, B. and Lee, K. L. (2005), "Counting your customers the easy way", *Marketing Science* 24(2), 275-284. *Estimates and log-likelihoods of both models: secondary, as printed in the tests of the packages CLVTools and lifetimes; recomputed here.*
# - Schmittlein, D., Morrison, D. and Colombo, R. (1987), "Counting your customers", *Management Science* 33(1), 1-24, for the Pareto/NBD. *Not seen; cited for the origin.*
# - The holdout, the pausers and the patients are recomputed in this notebook. `datasets/DATASHEETS.md` tells where CDNOW's purchases come from.

# %% [markdown]
# ## Next
#
# Lesson 08 asks whom the firm should be centred on. In the assignment you write these functions and price the two errors. Run the cell and open your copy.

# %%
handin.start("07")

# %% [markdown]
# *Text and figures: CC BY 4.0. Code: MIT.*
