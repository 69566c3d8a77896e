# %% [markdown]
# # 04 The leaky bucket
#
# > **Question:** when is "5% more retention gives 25% more profit" true?
# >
# > **You will be able to**
# > - say where a customer base settles, and how fast it gets there;
# > - compute what a customer is worth, and say which of three conventions you used;
# > - tell "5 points" from "5 per cent" and from "5% fewer defections";
# > - work out what a better retention rate may cost.
# >
# > **Time:** 75 minutes. **Needs:** lesson 00; shares and simple fractions. **Data:** Veretta's care plan, a constructed world.

# %%
import pandas as pd

from centricity import data, handin, quiz, widgets
from centricity.figures import lesson_04 as figures
from centricity.models import clv
from centricity.simulate.bucket import leaky_bucket

# %% [markdown]
# ## A sentence on a slide
#
# You have met it: *raise retention by 5% and profit rises by 25%*. It carries the name of Frederick Reichheld of Bain & Company. Look at what was printed.
#
# | Year | Where | What improves | What grows |
# |---|---|---|---|
# | 1990 | Reichheld and Sasser, abstract | 5% fewer customers defect | profit, by 30%, 50% or 85%, in three businesses |
# | 1990 | the same article, body | 5% more customers are kept | profit, by almost 100% |
# | 2000 | Reichheld and Schefter | retention rises by 5% | profit, by 25% to 95% |
# | 2001 | Reichheld, for financial services | retention rises by 5% | profit, by *more than* 25% |
#
# Four statements, and three different things called "5%". The slide keeps the last one and drops "financial services" and "more than".

# %% [markdown]
# None of the passages we have read gives a sample, a margin of error or a comparison group. So put the evidence aside, and ask what the sentence *could* mean. That is arithmetic.

# %% [markdown]
# ## A bucket with a hole
#
# Customers flow in at the top. A share of those inside leaks out at the bottom. What you spend on the tap you can't spend on the hole, and the two do different things.
#
# Make your prediction first. The simulator opens when you have chosen.

# %%
widgets.LeakyBucket()

# %% [markdown]
# **Explain.** The more customers there are inside, the more leak out, until as many leave as join. Then the level stands still:
#
# $$\text{plateau} = \frac{\text{customers who join per month}}{\text{share who leave per month}}$$
#
# Doubling the intake and halving the losses lead to the same plateau. Use the buttons and compare the shapes. Why does one curve take so much longer?

# %%
for joining, retention in [(1000, 0.90), (500, 0.95)]:
    path = leaky_bucket(joining, retention, periods=120)
    months = path.loc[path["base"] >= 9_000, "period"].iloc[0]
    print(f"{joining:5} join, {retention:.0%} stay: 9,000 customers after {months} months")

# %% [markdown]
# Both firms end with 10,000 customers. The one that plugged the hole needs twice as long, because it fills up through people who would have left, a few each month. A budget meeting that looks one year ahead will prefer the tap to the plug, and on its own horizon it is right.

# %%
quiz.ask("04-plateau")

# %% [markdown]
# ## What one customer is worth
#
# A customer brings a margin $m$ each period and stays for the next one with probability $r$. Money a period away is worth $1/(1+d)$ of money today. Add up the payments you can expect and you have the **customer lifetime value**. Which payments count, and when do they come? Three conventions are in use (Fader and Hardie 2012).

# %%
values = {
    name: clv.clv(margin=100, retention=0.8, discount=0.1, convention=name)
    for name in clv.CONVENTIONS
}
pd.Series(values, name="value of one customer").round(2).to_frame()

# %% [markdown]
# The same customer is worth 267, 333 or 367. None of the three is wrong. `first-included` is for a customer you are about to win; `first-excluded` for one who has just paid; `end-of-period` for a first payment that is certain and a period away. Two reports that don't name their convention can't be compared.

# %%
quiz.ask("04-convention")

# %% [markdown]
# ## Five points more
#
# Now the sentence itself. Value one customer with `first-included`, let retention rise by five points, and see by how much the value grows. Before any algebra: for which firms will it be 25%?

# %%
widgets.QuarterLine()

# %% [markdown]
# **Explain.** Three things to find with the controls:
#
# 1. Move *Retention* from 50 to 95. Where does the growth pass 25%, and how does that depend on *Discount*?
# 2. Switch the unit to *share of defections*. What is the most that 5% fewer defections can do?
# 3. Choose *A customer dear to win*. The same five points now do more. Why does an expensive customer make retention look better?

# %% [markdown]
# The white line on that map is no accident. Take $m(1+d)/(1+d-r)$, raise $r$ by $D$, and divide the new value by the old one. Margin and $1+d$ cancel, and the growth is
#
# $$\frac{D}{1+d-r-D}$$
#
# No data went into this. For $D = 0.05$ it is 25% when $1+d-r-D = 0.20$, that is when $r = 0.75 + d$.

# %%
for retention, discount in [(0.85, 0.10), (0.60, 0.10), (0.90, 0.00)]:
    growth = clv.uplift(retention, discount, step=0.05)
    print(f"retention {retention:.0%}, discount {discount:.0%}: 5 points more give {growth:.0%}")

# %% [markdown]
# Look at the last line. "Almost 100%", as printed in 1990, is what you get when you go from 90% to 95% and don't discount. Byron Sharp calls that leading sentence a thought experiment rather than a finding: customers who stay 20 years instead of 10.

# %% [markdown]
# ## Five per cent of what?
#
# The three units differ more than "5%" lets you see.

# %%
firms = [0.60, 0.80, 0.90]
table = {unit: [clv.uplift(r, 0.10, 0.05, unit) for r in firms] for unit in clv.UNITS}
pd.DataFrame(table, index=pd.Index(firms, name="retention")).map("{:.1%}".format)

# %% [markdown]
# In the third unit the growth stays below 5.3% whatever the retention rate: churn shrinks to 0.95 of itself, so a lifetime grows to at most 1/0.95 of itself. So read, the 30% to 85% of the 1990 abstract would be impossible. But its card company went from 10% defection to 5%: five *points*. Read so:

# %%
before = pd.Index([0.80, 0.85, 0.90], name="retention")
steady = {f"discount {d:.0%}": clv.uplift(before, d, 0.05) for d in (0.10, 0.05, 0.00)}
pd.DataFrame(steady, index=before).map("{:.0%}".format)

# %% [markdown]
# From 20% to 100%, and no firm was asked. The second reading fits; it is no evidence either.
#
# ## Why an old customer should pay more
#
# So far the margin never changed. The idea behind the sentence is that it grows. Trade articles give five mechanisms: an old customer is cheaper to serve, buys more, minds the price less, brings others, and need not be won again.
#
# Put them into one number: for whoever stays the margin grows by $g$ a year. That is as good as a lower discount rate, and five points now give
#
# $$\frac{D(1+g)}{1+d-(r+D)(1+g)}$$
#
# On the map, choose *Worth more every year* and watch the line move to the left.

# %%
for g in (0, 0.02, 0.05):
    growth = clv.uplift(retention=0.85, discount=0.10, step=0.05, growth=g)
    print(f"margin grows by {g:.0%} a year: 5 points more give {growth:.0%}")

# %% [markdown]
# The mechanisms matter, if they are there. Formulas can't say; below are those who looked.

# %%
quiz.ask("04-line")

# %% [markdown]
# ## Three profits
#
# "Profit" is as loose a word as "5%". It may mean the lifetime value of one customer, the yearly profit of a firm that has settled down, or the profit in next year's accounts. Here they are, for five points more at a discount rate of 10%.

# %%
firms = pd.Series([0.80, 0.85, 0.90], name="retention")
growth = firms.to_frame()
growth["lifetime value"] = clv.uplift(firms, discount=0.10, step=0.05)
growth["customers, once settled"] = (1 - firms) / (1 - firms - 0.05) - 1
growth["renewals, next year"] = 0.05 / firms
growth.map("{:.1%}".format)

# %% [markdown]
# At 85% the first column shows the famous number. The second is larger and arrives after many years. The third is what an accountant will see first: about 6%, before you pay for whatever did it.

# %% [markdown]
# ## What may it cost?
#
# Retention isn't free. Say that keeping $D$ more costs $c$ per customer and period, and say *when*: here with every payment, the first included, like the payments of `first-included`. Then value stays where it was at
#
# $$c^* = \frac{mD}{1+d-r}$$
#
# Below $c^*$ you gain, above it you lose, however loyal your customers become. Spend the money a period later, before each renewal only, and the limit is $(1+d)$ times as high: the first payment comes without it.

# %%
round(clv.breakeven_spend(margin=100, retention=0.8, discount=0.1, step=0.05), 2)

# %% [markdown]
# ## What the evidence says
#
# Gupta, Lehmann and Stuart (2004) put five listed firms into such formulas: 1% better retention went with about 5% more firm value, 1% lower acquisition cost with 0.1%. That is again arithmetic, with real inputs, and it says nothing about what the 1% costs.
#
# Reinartz and Kumar (2002) followed 16,000 customers of four firms. Loyalty and profit went together only weakly to moderately, with correlations from 0.20 to 0.45, and they found no evidence that loyal customers were cheaper to serve or paid more. That denies two of the five mechanisms, in four firms.
#
# So the claim is exact as an identity, under its assumptions, and weak as a law about firms.

# %% [markdown]
# ## Two desks
#
# Veretta, our invented chain of eight clinics, sells a yearly care plan. A contact person for every member, to call when something is wrong, would cost 25 crowns a year from the first fee on, and both managers expect it to add five points everywhere.

# %%
plan = data.load_care_plan()
plan["money"] = plan["margin"] * plan["due"]
clinics = plan.groupby("clinic")[["due", "renewed", "money"]].sum()
clinics["retention"] = clinics["renewed"] / clinics["due"]
clinics["margin"] = clinics["money"] / clinics["due"]
clinics["worth"] = clv.breakeven_spend(clinics["margin"], clinics["retention"], 0.10, 0.05)

# %%
figures.worth_of_points(clinics, cost=25)

# %% [markdown]
# The **orientation desk** starts at Station and North Gate. Members leave there because something is wrong, and the contact person is how you find out what. It would measure whether members feel heard and whether their complaints get solved.
#
# The **centricity desk** starts at Bridge Street and Hillside. Five points are worth most where members stay long anyway, and by its rule Station doesn't get a contact person at all. It would measure customer equity: members, times what they are still worth.
#
# **They collide** at Station. One rule spends where the need is, the other where the return is, and here the two lists run in opposite order. Notice what the second rule took for granted: that five points cost the same everywhere. Where 42% leave, the first five points may well be the cheapest.
#
# The rule also hangs on *when* the 25 crowns are spent. A call before each renewal, at the same price, would not be paid for in the first year:

# %%
limits = pd.DataFrame(
    {"with every fee": clinics["worth"], "before renewals": 1.10 * clinics["worth"]}
)
print((limits > 25).sum().to_dict())
limits.sort_values("with every fee").round(1)

# %% [markdown]
# One clinic more, and nobody became more loyal. A convention decided.

# %% [markdown]
# ## Key points
#
# - A base settles at joining over churn. Plugging the hole takes longer than opening the tap, and it lasts.
# - A lifetime value without its convention isn't a number you can compare.
# - "5 points give 25%" is a line on a map: $r = 0.75 + d$.
# - 5% fewer defections give less than 5.3%, anywhere.
# - A gain in retention has a price at which it stops being a gain.
#
# ## Common traps
#
# - Reading a change in lifetime value as a change in this year's profit.
# - Multiplying a monthly discount rate by 12, or a monthly churn rate. Rates compound.
# - "Winning a customer costs five times as much as keeping one." It is repeated since the late 1980s; Keiningham and colleagues call it unfounded as a general rule.
# - Comparing a cost with a value without saying when each is paid.
# - Taking one retention rate for all customers. Lessons 05 and 06 show what that hides.

# %% [markdown]
# ## Sources
#
# - Reichheld, F. and Sasser, W. E. (1990), "Zero defections: quality comes to services", *Harvard Business Review*, September-October. *Primary: abstract and one passage seen.*
# - Reichheld, F. and Schefter, P. (2000), "E-loyalty", *Harvard Business Review*, July-August. *Primary: one passage seen. It presents 25% to 95% as the finding of 1990, which printed other numbers.*
# - Reichheld, F. (2001), "Prescription for cutting costs", Bain & Company. *Primary.*
# - Sharp, B., Ehrenberg-Bass Institute, "Loyalty myths". *Primary.*
# - Fader, P. and Hardie, B. (2012), "Reconciling and clarifying CLV formulas", note 024. *Primary. The values in this lesson are recomputed.*
# - Gupta, S., Lehmann, D. and Stuart, J. (2004), "Valuing customers", *Journal of Marketing Research* 41(1), 7-18. *Primary: abstract seen.*
# - Reinartz, W. and Kumar, V. (2002), "The mismanagement of customer loyalty", *Harvard Business Review*, July. *The publisher's description and a secondary source seen.*
# - Keiningham, T. and others, *Loyalty Myths*. *Secondary: an excerpt seen.*

# %% [markdown]
# ## Next
#
# The assignment asks you to write these functions yourself and to choose the clinics that get a contact person. Run the cell and open your copy.

# %%
handin.start("04")

# %% [markdown]
# *Text and figures: CC BY 4.0. Code: MIT.*
