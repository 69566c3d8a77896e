# %% [markdown]
# # 05 Retention is a curve
#
# > **Question:** what share of customers stays, and how would you know?
# >
# > **You will be able to**
# > - say what is wrong with an average length of stay, and by how much;
# > - draw the curve of who is still there, one month at a time;
# > - read a cohort table without taking the future for a loss;
# > - tell better retention from another mix of customers.
# >
# > **Time:** 80 minutes. **Needs:** lesson 04; shares and products of shares. **Data:** Veretta's monthly members, a constructed world; CDNOW, a real shop.

# %%
import pandas as pd

from centricity import data, handin, quiz, widgets
from centricity.figures import lesson_05 as figures
from centricity.models import spells, survival

# %% [markdown]
# ## What lesson 04 took for granted
#
# One retention rate stood in every formula of lesson 04, the same for all customers and in every year. Where does such a rate come from, and is there one?
#
# Veretta's care plan can also be paid by the month. These members may stop at the end of any month, so you can watch them go.

# %%
members = data.load_subscriptions()
members.head()

# %% [markdown]
# A member without a date in `stopped` was still there on 31 December 2025, the last day observed. Two dates make a *spell*: how many whole months, and whether you saw the end.

# %%
known = spells.spells(members, "2025-12-31")
gone = known[known["left"]]
print(f"{len(gone) / len(known):.0%} have left; mean stay: {gone['months'].mean():.1f} months")
gone.groupby("channel")["months"].mean().round(1).to_frame()

# %% [markdown]
# "Our members stay for six months", says a report, "and those from the web offer for four and a half". These are means over a third of the members. What about the others?

# %%
widgets.Window()

# %% [markdown]
# **Explain.** A stay ends in front of your eyes only if it is short enough to end before today. The long ones are among those still here. Drop them, and you drop the long stays: at the first setting that halves the lifetime, 5 months for 10. Take them as leaving today, and you cut their stays short.
#
# They aren't missing, though: you know that they stayed *at least* so long. Such a spell is called **censored**. Two things to try: does a longer window cure the naive curve? Which control makes the band wider, and what does the band tell you?

# %% [markdown]
# ## One month at a time
#
# Ask a smaller question. Of those who were *watched* through a month, what share stayed? Then multiply the shares. Eight members by hand, each with months of stay and whether the end was seen; a 0 in the second list is a member still there:

# %%
tiny = survival.kaplan_meier([1, 2, 2, 3, 4, 4, 5, 6], [1, 1, 0, 1, 0, 0, 1, 0])
tiny[["time", "at_risk", "left", "censored", "survival"]].round(3)

# %% [markdown]
# After month 2, seven were at risk and one left, so the curve is multiplied by 6/7. The other member with 2 months was watched through month 2 and counts there, but says nothing about month 3 and isn't asked. In general, with $d_i$ who leave at time $i$ among $n_i$ at risk,
#
# $$S(t) = \prod_{i \le t} \left(1 - \frac{d_i}{n_i}\right)$$
#
# This is the estimate of Kaplan and Meier (1958).

# %%
quiz.ask("05-censored")

# %% [markdown]
# Now all 5,280 members.

# %%
curve = survival.kaplan_meier(known["months"], known["left"])
print(f"half of the members are gone after {survival.median_survival(curve):.0f} months")
print(f"a member spends {survival.restricted_mean(curve, 24):.1f} of the first 24 with Veretta")
pd.Series(survival.survival_at(curve, [1, 6, 12, 24, 36]), [1, 6, 12, 24, 36]).round(3)

# %% [markdown]
# Twenty-nine months, not six; hold on to the 29, for it comes back below. At 36 months there is no number, because nobody was watched for so long. So the mean, which needs the whole curve, is unknown too. What you can have is the mean *within a horizon*, the area under the curve up to it: of the first 24 months a member spends 16.3 with Veretta.
#
# ## The rate inside the curve
#
# A retention rate is the curve at the end of a month over the curve at its start. If lesson 04 were right about these members, all of them would be equal.

# %%
survivors = survival.survival_at(curve, range(25))
rates = pd.Series(survival.retention_rates(survivors), index=range(1, 25), name="retention")
rates[[1, 2, 3, 6, 12, 18, 24]].map("{:.1%}".format).to_frame()

# %% [markdown]
# Out of 1,000 members at risk, 67 leave in the first month and about 7 in the 24th. The usual single rate, one minus those who left over all months at risk, describes neither:

# %%
rate = 1 - known["left"].sum() / known["months"].sum()
figures.curve_and_rate(curve, rate)

# %% [markdown]
# Put that rate into a formula of lesson 04, and it goes on charging the losses of the first months for ever: members of long standing look worth less than they are. The band comes from the number at risk. It is narrow while thousands are watched, and widens to the right, where few are.
#
# ## A churn rate without a unit
#
# "32% have left" looks like a churn rate. Look at it on three days:

# %%
for day in ["2023-12-31", "2024-12-31", "2025-12-31"]:
    then = spells.spells(members[members["joined"] <= day], day)
    early = survival.kaplan_meier(then["months"], then["left"])
    after_six = survival.survival_at(early, 6)
    print(f"{day}: {then['left'].mean():.0%} have left; after six months {after_six:.0%} stay")

# %% [markdown]
# The first figure rises as the list gets older, and stops rising in 2025, when three times as many join. It is a share of a list: it says how long you have been watching and how fast you recruit. One over it is no lifetime, because there is no month in it. The second figure has a month in it, and moves less.

# %%
quiz.ask("05-snapshot")

# %% [markdown]
# ## Cohorts, and what a shop can't see
#
# Members resign. Customers of a shop don't; they stop coming. CDNOW sold music online; here are its customers of early 1997, by the month of their first purchase, and how many bought in each month since.

# %%
shop = data.load_cdnow_master()
cohorts = survival.cohort_table(shop, "1998-06-30")
cohorts[[0, 1, 2, 3, 6, 9, 12, 15, 16, 17]].astype("Int64")

# %% [markdown]
# The corner without numbers lies in the future. Fill it with zeros, and every chart of this table shows customers vanishing in the last months. Zero would mean that you looked and nobody came.
#
# The rows also rise now and then. A cell counts who *bought*, not who is still a customer, so this is no survival curve, and nobody here can be seen to leave. Whether the silent are gone is the question of lesson 07.

# %% [markdown]
# ## Everybody better, the total worse

# %%
widgets.Mix()

# %% [markdown]
# **Explain.** A total is an average, and its weights move too. Both lines rise, and the point slides down along them to the right. With share $s$ and rate $r$ of each kind, bars for the mean of before and after, the change splits exactly into rates and mix:
#
# $$\sum \bar{s}\,(r_1 - r_0) \;+\; \sum \bar{r}\,(s_1 - s_0)$$
#
# Find the preset in which everybody gets worse.
#
# Veretta has rung up every new member since January 2025. Did it help? Compare who was still there after six months: members of 2024, and of the first half of 2025, because later ones weren't watched for six months.

# %%
known["customers"], known["stayed"] = 1, ~(known["left"] & (known["months"] <= 6))
joined, counts = members["joined"], ["customers", "stayed"]
before = known[joined.between("2024-01-01", "2024-12-31")].groupby("channel")[counts].sum()
after = known[joined.between("2025-01-01", "2025-06-30")].groupby("channel")[counts].sum()
for period in (before, after):
    period.loc["together"] = period.sum()
    print((period["stayed"] / period["customers"]).round(3).to_dict())

# %%
survival.mix_decomposition(before.drop("together"), after.drop("together")).sum().round(3)

# %% [markdown]
# Both channels rose, and together they fell from 77% to 74%. The rates added 10 points, and the mix took 13 away: in 2025 the web offer brought three members in four. A report with the total alone would have stopped the call. (That the call did it, a before-and-after can't show; lesson 11 comes back to that.)

# %%
quiz.ask("05-mix")

# %% [markdown]
# ## Whose curve is it?
#
# The estimate takes for granted that those you stop watching would have gone on like those you still watch. Here that fails: members of 2025 have been watched briefly, and most of them are of the restless kind. The far end of the common curve belongs to the others.

# %%
parts = known.groupby("channel")
curves = {name: survival.kaplan_meier(part["months"], part["left"]) for name, part in parts}
mix = known.loc[joined >= "2025-01-01", "channel"].value_counts(normalize=True)
weighted = sum(mix[name] * survival.survival_at(curves[name], 24) for name in curves)
print(f"after 24 months: all in one {survivors[24]:.0%}; at the mix of 2025 {weighted:.0%}")
everybody = known["channel"].value_counts(normalize=True)
mixed = sum(everybody[name] * survival.survival_at(curves[name], range(30)) for name in curves)
print(f"half are gone after {(mixed > 0.5).sum()} months at the mix of all members, not 29")

# %% [markdown]
# So take the 29 back: it is the median of nobody. The remedy is a curve for each kind of customer that you can tell apart. Even these two pool members from before and after the welcome call, who differ as well; a curve of 2025 alone would end after twelve months.
#
# ## Two desks

# %%
figures.two_desks(curves)

# %% [markdown]
# The **orientation desk** reads the losses. One web member in ten leaves after a single month: what were they promised, and what did they meet? It would ring in the first weeks, ask those who leave, and measure losses in months 1 to 3, channel by channel.
#
# The **centricity desk** reads the area. A fee leaves 12 crowns, so within two years a web member is worth 155 and one from the reception 237. It buys web members as long as one costs less than 155 (a cautious limit: those who get the welcome call stay longer than the curve says), and measures margin within a horizon. The report's four and a half months would have made it stop.
#
# **They collide** over the total. Each web member bought pulls down the figure by which the orientation desk is judged, in a year in which its call did well. And to the centricity desk an early leaver is a price already counted; it has no reason to ask why. Agree on the horizon and on rates by channel, or each desk will prove the other wrong with its own average.

# %% [markdown]
# ## Key points
#
# - Who is still there isn't missing: count everybody for as long as you watched them.
# - Retention is a curve. A median may be known, a mean only within a horizon.
# - A share of a list is no rate. A rate says who was at risk, and for how long.
# - A total can fall while every part rises. Split it into rates and mix.
#
# ## Common traps
#
# - Zeros for months that haven't happened.
# - A last month that is only half over.
# - One curve for kinds of customers whose mix changes.
# - Reading the far end of a curve, where a handful are left, without its standard error.

# %% [markdown]
# ## Sources
#
# - Kaplan, E. and Meier, P. (1958), "Nonparametric estimation from incomplete observations", *Journal of the American Statistical Association* 53, 457-481. *Secondary: formula and reference seen in software manuals. The curves are checked against the library lifelines.*
# - Greenwood, M. (1926), for the standard error. *Secondary, as above.*
# - CDNOW's purchases, from the package lifetimes. *Primary data; the counts are computed here.*
# - The counts of `wa_churn` in the assignment. *Recomputed from a packaged copy, which this course doesn't ship.*

# %% [markdown]
# ## Next
#
# Look once more at the left picture. Of the web members still there, 10% leave in the first month and 4% in the twelfth: the longer they have stayed, the better they stay. Did anyone become loyal? Lesson 06 asks. First, the assignment:

# %%
handin.start("05")

# %% [markdown]
# *Text and figures: CC BY 4.0. Code: MIT.*
