# %% [markdown]
# # 11 What a retention programme changes
#
# > **Question:** whom should you call, and did it work?
# >
# > **You will be able to**
# > - say what an offer changed, and how sure you can be;
# > - tell the customers who are likely to leave from those whom you can move;
# > - work out what a call list earns, and when a new customer has paid back what they cost;
# > - say what an attribution table does and doesn't tell.
# >
# > **Time:** 80 minutes. **Needs:** lessons 02 and 04; shares and intervals. **Data:** a trial of a call and the ways of new members at Veretta, both constructed worlds.

# %%
import pandas as pd

from centricity import data, handin, quiz, widgets
from centricity.figures import lesson_11 as figures
from centricity.models import attribution, economics, uplift

# %% [markdown]
# ## A programme and its members
#
# Firms like to show that the members of their loyalty programme buy more and stay longer than other customers. The figures may well be right. But people who mean to stay are also the ones who join, who answer the telephone and who open the newsletter. A comparison of those who took part with those who didn't compares two kinds of people.
#
# Veretta did it the hard way. Before renewal it called half of 6,000 members, and chance decided which half: a draw of lots.

# %%
trial = data.load_campaign()
trial.groupby("called")[["years", "visits", "complaints", "score", "renewed"]].mean().round(3)

# %% [markdown]
# In what was known before the call the two halves differ only as far as such a draw lets them, and the same holds for everything that nobody knew. What differs afterwards is the effect of the call, and chance. The interval says how far chance may have carried it: 95 of 100 intervals made in this way hold the true effect.

# %%
found = uplift.average_effect(trial["called"], trial["renewed"])
points = {name: 100 * value for name, value in found.items()}
print("{effect:.1f} points more renewed, interval {low:.1f} to {high:.1f}".format(**points))

# %% [markdown]
# So it worked, on average. The average is not whom you call.

# %%
quiz.ask("11-volunteers")

# %% [markdown]
# ## Risk is not effect
#
# The usual list begins with those most likely to leave: the firm has a score for that, and it is a good one. Would you call them? Predict first.

# %%
widgets.WhomToCall()

# %% [markdown]
# **Explain.** The score says who will leave. It doesn't say whom a call would keep, and the two need not go together.
#
# 1. Move *Peak at risk*. For which shapes is the riskiest 30% a good list, and for which is it worse than a random list?
# 2. With the effects known exactly, a list by effect can't lose. Move *Error of guess* to 12 points, nearly as much as the best effect. How much of its lead over a random list is left?
# 3. Choose *A dear call*. What is the best list now?
#
# We chose the shape of this world so that calling the riskiest loses. It shows that it can, not that it does.

# %% [markdown]
# Ascarza (2018) studied two retention campaigns as field experiments. Customers at high risk weren't those who responded best; targeting by the response to the campaign did better than targeting by risk.

# %% [markdown]
# ## On whom did it work?
#
# Because chance decided, every group that was known before the call is a small trial of its own. (A group made afterwards, such as those who picked up the telephone, isn't.) Cut the score into bands, and compare called with not called inside each.

# %%
edges = [-1, 9, 19, 29, 39, 49, 59, 69, 79, 100]
labels = ["0-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-100"]
trial["band"] = pd.cut(trial["score"], edges, labels=labels)
effects = trial.groupby("band", observed=True).apply(
    lambda band: pd.Series(uplift.average_effect(band["called"], band["renewed"]))
)

# %%
cost, value = 12, 150
figures.effect_by_band(effects, price=cost / value)

# %% [markdown]
# Below 10 nearly everybody stayed anyway. From 60 upwards most left, called or not, and no effect can be told from zero. In between, a call moved many.
#
# The price of cutting is width: the average of 6,000 members is known to two points either way, a band with a few hundred only to ten or so. And nine bands give luck nine chances: if the call did nothing anywhere, $1-0.95^9$, or 37%, of such trials would still show a band whose interval misses zero. Choose the bands before you look, and try the list on new members.

# %% [markdown]
# ## What a list earns
#
# A call costs 12 crowns, a member who stays because of it is worth 150. Give each member the effect of their band, and see what different lists earn.

# %%
each = trial["band"].map(effects["effect"]).astype(float)
lists = {
    "everybody": each,
    "score of 70 and more": each[trial["score"] >= 70],
    "where the effect pays": each[uplift.worth_an_offer(each, cost, value)],
}

# %%
earned = {name: uplift.policy_profit(called, cost, value) for name, called in lists.items()}
calls = {name: len(called) for name, called in lists.items()}
pd.DataFrame({"calls": calls, "crowns": earned}).round().astype(int)

# %% [markdown]
# The last list was chosen and valued with the same figures, so its profit is flattering: the bands that luck favoured are in it. How flattering, only a constructed world can tell.

# %%
chosen = uplift.worth_an_offer(each, cost, value)
added = data.load_campaign_truth()["effect"][chosen]
print(f"{earned['where the effect pays']:,.0f} crowns by the trial", end=", ")
print(f"{uplift.policy_profit(added, cost, value):,.0f} in truth")

# %% [markdown]
# The list is still a good one, but more than a third of its profit was luck. Lesson 08 met the same trap among the best customers of a year.
#
# In the field nobody can look up the truth, but you can hold members back. Learn the effects from every second member, rank the others by them, and count how many of those stay because of the call. Drawn for every length of the list, this is a *Qini curve*.

# %%
names = {"called": "treated", "renewed": "stayed"}
odd = trial["member"] % 2 == 1
learned = uplift.by_group(trial[odd].rename(columns=names), "band")["effect"]
rest = trial[~odd]
figures.gain(rest, by_effect=rest["band"].map(learned).astype(float), by_risk=rest["score"])

# %%
quiz.ask("11-dear")

# %% [markdown]
# ## What a new member may cost
#
# The other way to fill the bucket of lesson 04 is to win new members. What one costs is easy to divide out, the **customer acquisition cost**. When it has come back is another question, because members leave while you wait.

# %%
price = economics.cac(cost=90_000, new_customers=200)
for retention in (1.0, 0.97, 0.90, 0.75):
    months = economics.payback(price, margin=100, retention=retention)
    print(f"{price:.0f} crowns at {retention:.0%} a month: back after {months:g} payments")

# %% [markdown]
# Without churn it takes five payments. If a quarter leave each month, the money never comes back: the payments of a lifetime add up to 400. Skok's rules for software firms, a lifetime value of three times the cost and payback within a year, are rules of thumb of one trade, not findings.

# %% [markdown]
# ## Who brought them?
#
# Analytics tools record each touch on the way to joining, and share the joiners out among the channels. Here are the ways of people at Veretta: how many took each and joined, the *conversions*, and how many took it and didn't, the *nulls*. Many exports leave the nulls out.

# %%
paths = data.load_paths()
paths.head(4)

# %% [markdown]
# Last touch gives all to the final channel, first touch to the first, linear the same to each touch. A **Markov chain** asks what share of conversions would be lost if a channel were closed and whoever would have come to it were lost; these *removal effects* add up to more than 1, so they are divided by their sum before conversions are shared out.
#
# The **Shapley value** follows from four axioms of fairness: everything is shared out; equal channels get the same; a channel that contributes nothing gets nothing; and what a channel gets for two sets of paths together is what it gets for the one plus what it gets for the other. Without the fourth, equal shares for all channels that ever contributed would do as well. With it there is one rule left: share each path equally among the channels on it. Nobody met a channel twice, so linear and Shapley agree.

# %%
table = pd.DataFrame({rule: attribution.by_rule(paths, rule) for rule in attribution.RULES})
table["Markov"], table["Shapley"] = attribution.markov(paths), attribution.shapley(paths)
truth = data.load_paths_truth().set_index("channel")["added"]
figures.credit(table, truth)

# %% [markdown]
# In this constructed world we know what each channel added; in the field nobody does. *Search* added nothing: people who had made up their minds searched for Veretta's name. Every method gives it credit, and the two clever ones give it more than any other channel. Every method also shares out all who joined, though most would have joined without any channel. Shapley's axioms hold and the chain is solved exactly; what is shared out fairly is what happened, not what was caused.

# %%
quiz.ask("11-axioms")

# %% [markdown]
# ## Two desks
#
# Next year's budget allows 1,000 calls, fewer than the list *where the effect pays*. The bands from 70 upwards hold those who complained most.

# %%
at_risk = trial["score"] >= 70
pd.DataFrame(
    {
        "members": trial.groupby(at_risk).size(),
        "complaints each": trial.groupby(at_risk)["complaints"].mean().round(2),
        "effect of a call": each.groupby(at_risk).mean().round(3),
    }
).rename(index={True: "70 and more", False: "below 70"})

# %% [markdown]
# The **orientation desk** wants these members called, though they will leave. They have something to say, and nobody else will say it. It measures what was learned and mended, and whether the complaint had an answer before they went.
#
# The **centricity desk** calls the middle of the list, where a call changes most, and leaves the top alone. It measures members kept per crown, against a group, drawn at random, that isn't called.
#
# **They collide** over a list with 1,000 places. The one desk's best call is the other's waste, and the trial can settle only one of the two questions: it counted renewals, not what was learned. A few random calls in every band, every year, serve both: without them next year's effect is a guess.

# %% [markdown]
# ## Key points
#
# - Without a group that was left out at random, you don't know what a programme changed.
# - Risk says who leaves. Effect says whom you can keep.
# - A list chosen by its own results looks better than it is.
# - Payback must count those who leave while you wait.
# - Attribution shares out what happened. It doesn't say what would have happened.
#
# ## Common traps
#
# - Comparing members of a programme with everybody else.
# - Cutting a trial into groups until one shines, or into groups made by the call itself.
# - Leaving those who didn't convert out of the paths.
# - Taking a fair rule of sharing for a measurement.

# %% [markdown]
# ## Sources
#
# - Ascarza, E. (2018), "Retention futility: targeting high-risk customers might be ineffective", *Journal of Marketing Research* 55(1), 80-98. *Primary: abstract seen.*
# - Shapley values and the removal of a channel: *recomputed; the glove and airport games and three paths worked by hand are in our tests.*
# - Skok, D., on unit economics of software firms. *Secondary: his rules of thumb, as quoted.*
# - The trial and the paths are constructed; `datasets/DATASHEETS.md` says how.

# %% [markdown]
# ## Next
#
# The assignment asks you to write these functions and to make the list for next year. Run the cell and open your copy. Lesson 12 puts the whole course into one market, and lets you run a firm in it.

# %%
handin.start("11")

# %% [markdown]
# *Text and figures: CC BY 4.0. Code: MIT.*
