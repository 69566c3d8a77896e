# %% [markdown]
# # 08 The right customers
#
# > **Question:** whom should the firm be centred on?
# >
# > **You will be able to**
# > - measure how unevenly customers bring revenue, and say what the period has to do with it;
# > - tell how much of being on top is luck, and test a ranking on what happened next;
# > - score customers and estimate what a purchase is worth without being fooled by ties or by few purchases;
# > - argue for and against centring on the top, fairness included.
# >
# > **Time:** 85 minutes. **Needs:** lesson 07; means and shares. **Data:** CDNOW's purchases (real), Veretta's employers (a constructed world).

# %%
import numpy as np
import pandas as pd

from centricity import data, handin, quiz, widgets
from centricity.figures import lesson_08 as figures
from centricity.models import base_value, btyd, concentration, rfm

# %% [markdown]
# ## Fifteen calls
#
# Handy advice: *ring your 12 to 15 biggest customers yourself; work with the segment of the highest value.* It is centricity in one sentence. Fader (2012) makes a strategy of it: align the firm with the needs of a chosen set of customers, for their long-term value.
#
# Lesson 07 asked who is still there. This one asks whom to choose. Everybody at CDNOW first bought by week 12. So take the half-year after that, weeks 14 to 39, and whoever bought in it; their next half-year is kept for checking. A period with everybody's *first* purchase in it couldn't be compared with a later one, to which only those who returned belong.

# %%
purchases = data.load_cdnow_sample()
ends = pd.to_datetime(["1997-04-01", "1997-09-30", "1998-03-31"])
half = pd.cut(purchases["date"], ends, labels=["first", "next"])
spent = purchases.groupby(["customer", half], observed=True)["amount"].sum().unstack(fill_value=0)
spent = spent[spent["first"] > 0]
print(f"{len(spent)} customers")

# %%
fifteen = spent["first"].nlargest(15).index
for name, period in spent.items():
    share, mean = period[fifteen].sum() / period.sum(), period[fifteen].mean()
    silent = (period[fifteen] == 0).sum()
    print(f"{name} half-year: {share:.1%} of revenue, {mean:,.0f} dollars each, {silent} silent")

# %% [markdown]
# Their share fell by more than a third, and three of the fifteen bought nothing. Before you explain it, see whether it is only the fifteen.

# %% [markdown]
# ## How uneven is it?
#
# The centricity desk needs this number first: where all bring the same, there is nobody to centre on. The orientation desk needs it to know on how many people the firm's income rides.
#
# Line customers up from the smallest to the largest and add up what they hold: that is the **Lorenz curve**. The **Gini coefficient** is the area between it and the diagonal, as a share of the triangle: 0 if all bring the same, near 1 if one brings everything.

# %%
ledger = data.load_employers()
accounts = ledger.pivot(index="employer", columns="year", values="revenue")
bases = {"CDNOW, a half-year's buyers": spent["first"], "Veretta's employers": accounts[1]}
figures.lorenz_curves(bases)

# %%
for name, values in bases.items():
    equal = 1 / concentration.herfindahl(values)
    print(f"{name}: Gini {concentration.gini(values):.3f}, as risky as {equal:.0f} equal customers")

# %% [markdown]
# The second figure is one over the **Herfindahl index**, the sum of squared shares. Veretta has 60 employers. If each swings by the same per cent, *and on its own*, its revenue swings as if it had 24 of equal size. A recession that hits all at once isn't softened by any number of them.
#
# Is it 80/20? Among 339 listed firms the top 20% held 67% of sales on average, 59% at subscription businesses (McCarthy and Winer 2018); over 22 kinds of packaged goods 73% (Kim, Singh and Winer 2017). Sharp, Romaniuk and Graham (2019) say 60/20, and that it depends on the period counted. None of them finds 80/20 as a rule for *sales*. For profits, McCarthy and Winer report much higher shares, in results they call preliminary: whoever ranks by revenue hasn't ranked by value.

# %%
quiz.ask("08-gini")

# %% [markdown]
# ## Who stays on top?
#
# Concentration says nothing about *who*. Predict first.

# %%
widgets.CentreOfGravity()

# %% [markdown]
# **Explain.** The top fifth hold 58% of the first half-year's revenue. Ranked as they were, they hold 52% of the next one's, so the dashed curve sags below the solid one. About half of them are in its top fifth, and three in ten bought nothing. Two arguments start here: *they still bring half of the money*, and *half of them are no longer the best*. Both are true.
#
# How sure is that half? Draw the 725 customers anew, five hundred times, as in lesson 07:

# %%
rng = np.random.default_rng(8)
stays = concentration.interval(
    rng, lambda *two: concentration.persistence(*two, 0.2), *spent.T.values
)
print("on top again, 95% interval: {:.0%} to {:.0%}".format(*stays))

# %% [markdown]
# 1. Choose *A shop of equals*. There is no better customer in it. Where does its top come from, and what becomes of it?
# 2. Choose *A quarter's list*. Why is a short period worse for choosing people?
# 3. Choose *Fifteen calls*, and move *Budget on the top*. What do you gain and what do you risk?

# %% [markdown]
# Whoever is on top got there by being large *and* by being lucky. The size stays, the luck is drawn again. This is **regression to the mean**. In Veretta's constructed world we know what lasts, so here it is for the 12 employers on top in year 1.

# %%
lasting = 480 * data.load_employers_truth().set_index("employer")["lasting_covered"]
accounts["lasting"] = lasting
top = accounts[1].nlargest(12).index
rows = {"the top 12": top, "the 3 largest of them": lasting[top].nlargest(3).index}
brought = pd.DataFrame({name: accounts.loc[group].sum() for name, group in rows.items()}).T
brought.map("{:,.0f}".format)

# %% [markdown]
# What they brought in year 1 is well above the last column, which is what an ordinary year would have brought. A manager who calls on them in year 2 sees them shrink; one who calls on the smallest sees them grow. Neither call need have done anything.
#
# Year 3 isn't an ordinary year either. It lies a third below, and the second row says why: the three largest had a bad year at once. Luck evens out over many customers, not over a dozen.

# %%
smallest = accounts[1].nsmallest(30).index
for name, group in [("the top 12", top), ("the smallest 30", smallest)]:
    shares = accounts.loc[group].sum() / accounts.sum()
    print(f"{name}: " + ", ".join(f"year {year} {shares[year]:.0%}" for year in (1, 2, 3)))

# %% [markdown]
# Part of the second row is luck again, and part is real: in this world small employers grow faster. A list of the largest can't see them coming.
#
# So each desk needs the persistence, not only the share: the one before it sends an account manager, the other before it calls a list of names unfair or harmless.

# %%
quiz.ask("08-regression")

# %% [markdown]
# ## Three scores
#
# The centricity desk wants a list that it can make every Monday. A common tool for choosing scores every customer on **recency, frequency and monetary value** (RFM), often from 1 to 5. A fifth of the customers for each score: what could go wrong?

# %%
table = rfm.summary(purchases, end="1997-09-30")
try:
    pd.qcut(table["frequency"], 5)
except ValueError as error:
    print(str(error).splitlines()[0])

# %% [markdown]
# Six in ten bought on one day only, so three of the five bins would begin at 1. Software that splits such ties anyway gives different scores to people who did the same, by their place in the file. A rule that doesn't: a score counts the customers who do *worse*.

# %%
scores = rfm.scores(table)
scores["frequency"].value_counts().sort_index().to_frame().T

# %% [markdown]
# ## What is a purchase worth?
#
# The same desk multiplies purchases by what each is worth. A customer with one repeat of 200 dollars isn't a 200-dollar customer. The **gamma-gamma model** (it stands beside lesson 07's model in `btyd`) gives each customer a mean of their own. The larger $p$, the less one customer's purchases vary around it; $q$ and $\gamma$ say how these means differ between customers. After $x$ repeats of mean $m$ it expects a weighted mean,
#
# $$E(M \mid x, m) = w\,m + (1 - w)\,\frac{p\,\gamma}{q - 1}, \qquad w = \frac{p\,x}{p\,x + q - 1}.$$
#
# The first part is what was seen, the second what all customers spend on average. In one fraction it is $p\,(\gamma + x\,m)/(p\,x + q - 1)$, as papers print it.

# %%
known = btyd.summary(purchases, end="1997-09-30")
money = btyd.gamma_gamma_fit(known["frequency"], known["monetary"])
p, q, gamma = money.values
for repeats in (0, 1, 5, 20):
    worth = btyd.gamma_gamma_mean(money.values, repeats, 200.0)
    weight = p * repeats / (p * repeats + q - 1)
    print(f"{repeats:2} repeats of 200 dollars: weight {weight:.0%}, {worth:.2f} expected")

# %% [markdown]
# Without repeats everybody is expected to spend the same, about 35 dollars. That is regression to the mean put to use. The model assumes that what people spend has nothing to do with how often they buy. Here the two hardly go together:

# %%
again = known[known["frequency"] > 0]
print(f"correlation {again['frequency'].corr(again['monetary']):.2f}")

# %% [markdown]
# ## Three rankings, one test
#
# Which ranking finds the money of the next 39 weeks? Past revenue, the sum of the three scores, or expected purchases times expected worth. **Capture** is the share of later revenue that the top of a ranking holds: choose now, count then. Direct marketers draw it for every length of the list and call it a gains curve. Here first purchases count among the past, since a ranking may use all it knows, and all three are judged by the same later weeks.

# %%
history = [known[name] for name in ("frequency", "recency", "age")]
visits = btyd.expected_purchases(btyd.bgnbd_fit(*history).values, 39, *history)
worth = btyd.gamma_gamma_mean(money.values, known["frequency"], known["monetary"])
rankings = {"past revenue": table["monetary"], "RFM": scores.sum(axis=1), "model": visits * worth}

# %%
after = purchases[purchases["date"] > "1997-09-30"].groupby("customer")["amount"].sum()
later = after.reindex(table.index, fill_value=0)
shares = [0.05, 0.1, 0.2, 0.4]
caught = {name: concentration.capture(one, later, shares) for name, one in rankings.items()}
pd.DataFrame(caught, index=pd.Index(shares, name="top")).map("{:.1%}".format)

# %% [markdown]
# At the top fifth it is a tie, in line with Wübben and von Wangenheim (2008), who found simple rules as good as models for managers' decisions. For the top 5% the model is ahead of the past. By more than luck?


# %%
def lead(model, past, money):
    return concentration.capture(model, money, 0.05) - concentration.capture(past, money, 0.05)


low, high = concentration.interval(rng, lead, visits * worth, table["monetary"], later)
print(f"the model's lead at the top 5%: 95% interval {low:.1%} to {high:.1%}")

# %% [markdown]
# It is ahead, by little or by much; one shop can't say more. The model's clear advantage is the total.
#
# ## What is the base worth?
#
# Both desks get their budget from this number. Take the purchases to come in the next five years, what each brings, and a discount of 10% a year, as in lesson 04: that is the value of the customers whom CDNOW has, in revenue. Its interval comes from fits to customers drawn anew, and takes a few seconds.

# %%
history = [*history, known["monetary"]]
fits = base_value.resampled_fits(rng, 60, *history).to_numpy()
values = [base_value.base_value(one[:4], one[4:], 0.10, *history) for one in fits]
best = base_value.base_value(btyd.bgnbd_fit(*history[:3]).values, money.values, 0.10, *history)
low, high = np.percentile(values, [2.5, 97.5]).round(-3)
print(f"{best:,.0f} dollars, 95% interval {low:,.0f} to {high:,.0f}; a customer {best / 2357:.0f}")

# %% [markdown]
# The interval is wide, and only luck is in it. That the model was 12% too low on the total, that five years are a long way beyond 39 weeks, and that revenue isn't margin: none of it widens the interval. Write all three beside the number.

# %%
quiz.ask("08-capture")

# %% [markdown]
# ## Unequal on purpose
#
# Centring on some means less for others, by decision. That needs reasons beyond a ranking. Suppose Veretta ends the contracts of employers who cost more than they pay. Look at who that is.

# %%
groups = ledger.groupby(["employer", "sector", "median_age"])
totals = groups[["covered", "visits", "margin"]].sum().reset_index()
figures.margin_by_age(totals)

# %% [markdown]
# Nobody typed an age into the rule. It sorts by age all the same, because care costs more for older staff while the price is one for all: margin is a **proxy**. Whether such a rule is lawful depends on the country; somebody must be able to justify it anywhere.

# %%
totals["loss"] = totals["margin"] < 0
totals["staff"] = np.where(totals["median_age"] >= 50, "older", "younger")
hit = totals[totals["loss"]].groupby("staff")["covered"].sum()
(hit / totals.groupby("staff")["covered"].sum()).map("{:.0%} would lose their cover".format)

# %% [markdown]
# Now imagine Veretta a public clinic. It may not choose its patients, and value isn't margin but need, or what treatment achieves. Centricity then means: most for those who need most. With visits per head for need, the ranking largely turns round.

# %%
need, margin = (totals[name] / totals["covered"] for name in ("visits", "margin"))
print(f"rank correlation of need and margin: {need.corr(margin, method='spearman'):.2f}")

# %% [markdown]
# ## For and against the top fifth
#
# | for | against |
# |---|---|
# | They bring more than twice their number in the next period, too. | Half of them won't be on top then. |
# | You can know a few by name. | Few customers swing more than many. |
# | The same for all is a choice as well: it overspends on people who won't return. | Tomorrow's large accounts are small today. |
# | Service made for the average fits few. | The ranking may stand for age, place or illness. |
#
# Fader himself calls it a paradox: the more a firm zooms in on its valuable customers, the more it needs the others for stability.

# %% [markdown]
# ## Two desks
#
# The **orientation desk** would treat every employee's complaint alike, in the same time, and visit the five employers who cost Veretta money to find out what their staff need. It would measure answer times and ratings, and the gap between the best and worst served.
#
# The **centricity desk** would give account managers to a top chosen on two years' margin rather than one year's revenue, choose it anew each year, and keep a small budget for accounts on their way up. It would measure capture on the year after and the share of margin that rides on five accounts.
#
# **They collide** at Cedar Foods: the largest account of year 1, and over three years a loss. One desk sees people under contract who need care. The other sees money that a younger staff elsewhere pays. A price by age would end the loss and make the proxy explicit; leaving things as they are lets others pay unasked. Neither desk can settle that with its figure.

# %% [markdown]
# ## Key points
#
# - Concentration is about shares, persistence about people. You need both, and the period.
# - The top of a list shrinks by itself; judge a programme for it against a comparison group.
# - Equal values must get equal scores.
# - Few purchases say little about a customer: shrink towards the mean.
# - Centring treats unequally on purpose. Look whom it hits before you do it.
#
# ## Common traps
#
# - "20% bring 80%, so leave the rest." The rest are where half of the next top comes from.
# - Comparing a period in which everybody bought, because it is their first, with one in which some did.
# - Ranking by revenue and speaking of value.
# - Testing a ranking on the period that made it.
# - Reading regression to the mean as the effect of your calls.

# %% [markdown]
# ## Sources
#
# - Fader, P. (2012), *Customer Centricity*. *Secondary: two sources quote the definition alike. The paradox: primary, his online lecture.*
# - McCarthy, D. and Winer, R. (2018), "The Pareto rule in marketing revisited", and, quoted there, Kim, B., Singh, V. and Winer, R. (2017). *Primary: abstract seen, which gives the shares of sales as numbers and those of profits in words; the second is secondary.*
# - Sharp, B., Romaniuk, J. and Graham, C. (2019), "Marketing's 60/20 Pareto law". *Primary: abstract seen. It says that heavy buyers contribute less in the next period, as CDNOW's do here.*
# - Wübben, M. and von Wangenheim, F. (2008), "Instant customer base analysis", *Journal of Marketing* 72(3). *Primary: abstract seen. They except the forecast of the total.*
# - Gamma-gamma model: *secondary, as printed in the tests of the packages CLVTools and lifetimes; recomputed.*

# %% [markdown]
# ## Next
#
# The assignment asks you to write these measures, to work out whom a dismissal would hit, and to write the memo for and against. Lesson 09 goes from what customers pay to what they say.

# %%
handin.start("08")

# %% [markdown]
# *Text and figures: CC BY 4.0. Code: MIT.*
