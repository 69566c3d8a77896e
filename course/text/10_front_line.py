# %% [markdown]
# # 10 The front line and its limit
#
# > **Question:** how customer-oriented should an employee be?
# >
# > **You will be able to**
# > - say who rates orientation, and what that does to the finding;
# > - work out how many mystery visits tell two branches apart, and find a halo;
# > - measure the agreement of any number of raters;
# > - find the level beyond which orientation costs more than it brings, and name who pays;
# > - multiply a chain of effects to its end.
# >
# > **Time:** 90 minutes. **Needs:** lesson 01 (agreement beyond chance); averages and variances. **Data:** mystery visits to Veretta and an audit of its clinics (two constructed worlds), a published table of four observers.

# %%
import numpy as np

from centricity import data, handin, quiz, widgets
from centricity.figures import lesson_10 as figures
from centricity.models import audit, front_line, reliability

# %% [markdown]
# ## Where it happens
#
# Strategy papers are customer-centric. Employees are customer-oriented, or not, minute by minute. Saxe and Weitz (1982) gave that a scale, SOCO, and asked in the same paper whether it pays in every situation.
#
# It often doesn't show. Over many studies Franke and Park (2006) find correlations of .01 with managers' ratings of performance and .02 with sales. Where salespeople rate their own performance, orientation does go with it. Jaramillo and Grisaffe (2009), who report this, followed a direct seller's people over time, and found that orientation goes with how their sales develop. Before you conclude that orientation is useless, ask two things: who measured it, and is more always better?

# %% [markdown]
# ## Who is asked?
#
# Here is an audit of twenty items in our own words. Twelve ask about the patient, the *external* customer. Eight ask about colleagues who depend on one's work, the *internal* customer: a receptionist who can't get an answer from the laboratory has none to give.

# %%
items = audit.items()
items.loc[["q02", "q04", "q11", "q14", "q18"], ["customer", "reverse", "staff", "patients"]]

# %% [markdown]
# On some items agreeing speaks *against* orientation, so that saying yes to everything isn't a virtue. They must be turned before anything is averaged: 5 counts as 1. How much that matters, Cronbach's alpha shows. With $k$ items it is $\frac{k}{k-1}\left(1-\frac{\text{sum of the items' variances}}{\text{variance of the sum}}\right)$: near 1 if the items go up and down together, near 0 if each goes its own way.

# %%
answers = data.load_orientation_audit()
external = items.index[items["customer"] == "external"]
staff = answers.loc[answers["version"] == "staff", external]
turned = audit.keyed(staff, [item for item in external if items.loc[item, "reverse"]])
print(f"alpha: {audit.cronbach_alpha(staff):.2f} as answered", end=", ")
print(f"{audit.cronbach_alpha(turned):.2f} with reversed items turned")

# %% [markdown]
# At each of Veretta's eight clinics 18 of staff and 30 patients answered. Before you run the next cell: who rates the clinic higher, and is the order of clinics the same?

# %%
figures.who_rates(answers, bonus=["Market Square", "Station"])

# %% [markdown]
# Staff know what they *mean* to do, patients what they met. And where a bonus hangs on sales, more is at stake in looking good. In this constructed world patients come close to the truth; in the field nobody knows it. That is why the rater belongs beside every score. MKTOR (Narver and Slater 1990) has managers describe their own firm, and SOCO first had salespeople describe themselves. Brown, Widing and Coulter (1991) let customers answer it instead. Whoever compares two such studies compares raters, too.

# %%
quiz.ask("10-rater")

# %% [markdown]
# ## Try it on your own place
#
# The form keeps what you enter in a file of your work folder, and nowhere else. It shows means with their intervals, and alpha from a dozen complete answers on. Ask staff and customers.
#
# **Its limits.** Nobody has shown that these items go with anything a firm does. A high alpha says that they hang together, not that they measure the right thing. Veretta's clinics are no norm.

# %%
widgets.AuditForm()

# %% [markdown]
# ## Send a shopper
#
# Instead of asking, one can look. Six mystery shoppers went to each reception twice, with a checklist of ten items. The score is the share that was met, in per cent.

# %%
visits = data.load_mystery_visits()
one_day = visits[visits["visit"].isin([1, 13, 25, 37, 49, 61, 73, 85])].set_index("site")
scores = visits.groupby("site")["score"].mean().round().astype(int).to_frame("twelve visits")
scores.assign(first=one_day["score"]).rename(columns={"first": "Ada's first visit"}).T

# %% [markdown]
# One visit gives another order than twelve. A score holds the site (`site`), the shopper's strictness (`shopper`), how the two get on (`both`), and the day (`visit`). The variance of each can be estimated, because every shopper went everywhere twice.

# %%
components = reliability.variance_components(visits)
components.round().astype(int).to_frame().T

# %% [markdown]
# The **reliability** of a mean score is the share of its variance that the sites account for. With $n$ shoppers, one visit each, it is $\text{site} / (\text{site} + (\text{both} + \text{visit})/n)$. Strictness is missing there because all sites see the same shoppers.

# %%
figures.more_visits(components)

# %% [markdown]
# Finn and Kayande (1999) brought this analysis to mystery shopping. With variances like Veretta's, a firm that visits each branch once and pays a bonus on it pays largely for luck.

# %%
quiz.ask("10-visits")

# %% [markdown]
# More visits don't help against an error that all of them share. Look at four items that have nothing to do with waiting, after a wait of more than 20 minutes and after a shorter one, at the same site.

# %%
unrelated = ["privacy_kept", "clean", "signs_found", "goodbye"]
halo = front_line.halo_check(visits, unrelated, longest=20)
print(f"{halo:.0f} points after a long wait")

# %% [markdown]
# Nobody cleans less because somebody waits. The shopper marks down the whole visit: a *halo*. Shorten the wait, and privacy will seem better kept. (So we built it. In the field a bad day may bring both a long wait and dirt.)

# %% [markdown]
# ## Do raters agree?
#
# Kappa (lesson 01) takes two raters who code everything. **Krippendorff's alpha** takes any number, gaps, and four levels of scales: *nominal*, names only; *ordinal*, an order; *interval*, equal steps; *ratio*, equal steps from a true zero, so that twice as much means something. Four observers, twelve units, from Krippendorff (2011):

# %%
nan = np.nan
observers = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, nan, nan, nan],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nan, 3],
    [nan, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nan],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nan],
]

# %%
for level in ("nominal", "ordinal", "interval", "ratio"):
    print(f"{level:9}{reliability.krippendorff_alpha(observers, level):.3f}")

# %% [markdown]
# The numbers are the same; what differs is how bad it is to say 1 where somebody else says 4. The last unit has one rating. It holds no pair, so it drops out. Choose the level before you see the results.

# %% [markdown]
# ## The red line
#
# Back to the second question: is more always better?

# %%
widgets.RedLine()

# %% [markdown]
# **Explain.** Each step takes more time than the one before, and that time is taken from the next customer. So sales have a top, and attitude, which counts no hours, has none. *A premium price* and *No rivals* move the line. All of this was built in.
#
# Homburg, Müller and Klarmann (2011) found the shape in the field: sales rise and then fall with a salesperson's orientation, while customers' attitude goes on rising. It could also make a correlation near zero, if half of the people stand on each side of the line.

# %%
levels = np.arange(0, 11)
sales = front_line.sales_at(levels, benefit=14, cost=1.4, base=100)
print(f"correlation of level and sales: {abs(np.corrcoef(levels, sales)[0, 1]):.2f}")

# %%
quiz.ask("10-line")

# %% [markdown]
# Who pays beyond the line? The next in the queue, by waiting. The employee, in unpaid hours. The firm, in discounts. Sometimes the customer, who gets what she asked for and not what she needed.

# %% [markdown]
# ## A chain and its end
#
# "Happy employees make happy customers make sales." Each link may hold, and you can still overrate the chain.

# %%
widgets.Chain()

# %% [markdown]
# **Explain.** If there is no other path, effects multiply. At Sears 5 units of employees' attitude went with 1.3 units of customers' impression, and those with 0.5% of revenue growth. Per unit of attitude:

# %%
per_unit = front_line.chain_effect([(5, 1.3), (1.3, 0.5)], change=1)
print(f"{per_unit:.1f}% of revenue growth")

# %% [markdown]
# It is an association in one firm, and says nothing about what a programme would change. Hogreve and others (2017), over many studies, find all links of the chain, of very different strength, and evidence *against* making employees as satisfied as possible. Gelade and Young (2005) call what passes through satisfaction too small to matter in practice.

# %% [markdown]
# ## Two desks
#
# Veretta's board wants one figure of orientation for each reception, and a bonus on it.
#
# The **orientation desk** wants the bonus for good visits: who is seen to care should be paid for it. It would measure waiting and what patients met, with six shoppers, and start with the halo: shorten the wait before training anybody.
#
# The **centricity desk** asks what a step brings at that reception. Where members stay and margins are high, more time for each patient may pay; elsewhere the line comes sooner. It would measure renewals and minutes per patient.
#
# **They collide** over the patient who pays 55 crowns and takes half an hour. One desk sees orientation at its best, the other sees the queue behind her. The first is right about what she will tell others, the second about who pays, and neither score shows both. On one thing they can agree: a bonus on a self-rating buys self-ratings.

# %% [markdown]
# ## Key points
#
# - A score of orientation has a rater. Staff, managers and customers measure different things.
# - One visit tells little. Estimate what scores vary by, then choose the number of visits.
# - No number of visits removes a halo, because all visits share it.
# - Attitude can rise to the end while sales turn. Satisfaction doesn't show the line.
# - Effects in a chain multiply.
#
# ## Common traps
#
# - Averaging before reversed items are turned.
# - Taking a high alpha for proof that the right thing is measured.
# - Comparing sites with long and short waits, instead of visits within a site.
# - Choosing the level of Krippendorff's alpha that looks best.
# - Reading "no correlation" as "no relation".

# %% [markdown]
# ## Sources
#
# - Saxe, R. and Weitz, B. (1982), "The SOCO scale". *Primary: opening page seen.* Brown, G., Widing, R. and Coulter, R. (1991). *Primary: abstract.* Narver, J. and Slater, S. (1990). *Secondary.*
# - Franke, G. and Park, J. (2006). *Secondary: findings as reported by Jaramillo and Grisaffe (2009).* Jaramillo, F. and Grisaffe, D. (2009), in the *Journal of Personal Selling and Sales Management*. *Primary: abstract and opening page.*
# - Homburg, C., Müller, M. and Klarmann, M. (2011). *Primary: abstract. The curve in the simulator is ours.*
# - Finn, A. and Kayande, U. (1999). *Primary: abstract, which states the designs and no result.*
# - Krippendorff, K. (2011), "Computing Krippendorff's alpha-reliability". *The table is as we have it, not compared with the printed page; its alphas were recomputed with an independent package.*
# - Rucci, A., Kirn, S. and Quinn, R. (1998), "The employee-customer-profit chain at Sears", *Harvard Business Review* 76(1). *Secondary.* Hogreve, J. and others (2017); Gelade, G. and Young, S. (2005). *Primary: abstracts.*
# - Everything about Veretta is recomputed in this notebook, from worlds described in `datasets/DATASHEETS.md`.

# %% [markdown]
# ## Next
#
# Lesson 11 asks what a retention programme changes. In the assignment you write these functions, and decide who gets the bonus. Run the cell and open your copy.

# %%
handin.start("10")

# %% [markdown]
# *Text and figures: CC BY 4.0. Code: MIT.*
