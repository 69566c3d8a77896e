# %% [markdown]
# # 06 Loyalty that nobody has
#
# > **Question:** do customers become loyal, or do the disloyal leave?
# >
# > **You will be able to**
# > - show how retention rises with tenure while nobody changes;
# > - fit a mixture of customers to a survival curve, and say how far its forecast can be trusted;
# > - value a new customer, and one who has stayed, where a mean lifetime doesn't exist;
# > - say what a rising retention rate is evidence of, and what it isn't.
# >
# > **Time:** 80 minutes. **Needs:** lessons 04 and 05; the idea of a distribution. **Data:** two published segments (26 numbers); members of Veretta's care plan, a constructed world.

# %%
import numpy as np

from centricity import data, handin, quiz, widgets
from centricity.figures import lesson_06 as figures
from centricity.models import bdw, clv, sbg
from centricity.simulate import joiners

# %% [markdown]
# ## What lesson 05 couldn't say
#
# Lesson 05 drew retention as a curve, and the curve flattens: the longer customers have been there, the larger the share that renews. It couldn't say why. Here are two segments of customers under yearly contract, in per cent of those who began, as Fader and Hardie (2007) printed them. How many customers stand behind the percentages isn't printed where we could look, so this lesson gives them no margins of error.

# %%
survival = data.load_segment_survival().pivot(index="year", columns="segment", values="survival")
rates = (survival / survival.shift(1)).dropna()
figures.retention_by_year(rates)

# %% [markdown]
# Look twice at High End: 86.9% renew in year 1, and 85.5% in year 2. The rise begins only then; no story of a steady rise fits that year.
#
# Two stories fit the rest of this picture. **Growth:** the service wins people over, and each customer becomes more loyal with the years. **Sorting:** customers differ from the first day, nobody changes, and the disloyal leave first. The first story sells loyalty programmes. Is there anything the second can't explain?

# %% [markdown]
# ## Two kinds of customers
#
# Take 500 customers who renew with a chance of 90% every year, and 500 who renew with 50%. Neither chance ever changes.

# %%
loyal, fickle = 500.0, 500.0
for year in range(1, 6):
    before = loyal + fickle
    loyal, fickle = loyal * 0.9, fickle * 0.5
    rate, share = (loyal + fickle) / before, loyal / (loyal + fickle)
    print(f"year {year}: {rate:.1%} renew, and {share:.0%} of those left are loyal")

# %% [markdown]
# The rate climbs from 70% to 86.5% in five years. A manager who sees only the first column could report a success every year.

# %%
quiz.ask("06-two-kinds")

# %% [markdown]
# Two kinds are a caricature. Now let every customer have a chance of leaving of their own. Predict first.

# %%
widgets.Sorting()

# %% [markdown]
# **Explain.** The pale lines are five customers, one from the middle of each fifth. They are flat: nobody changes. A line gets thinner as fewer customers like that one are left. The cohort's rate is the average over whoever is there, so it climbs towards the thick lines.
#
# 1. Choose *Customers all alike*. What became of the rise, and what does that say about its cause?
# 2. Choose *Stayers and leavers*. Who makes up the cohort after year 1?
# 3. Go back to *High End* and take *Years fitted* from 7 down to 3. Which way does the forecast err?

# %% [markdown]
# ## A mixture in two numbers
#
# A customer leaves with probability $\theta$ at every renewal. Over customers $\theta$ follows a beta distribution, whose two parameters can make a hill, a slope or a U. Then (Fader and Hardie 2007) the cohort's retention rate in year $t$ is
#
# $$r_t = \frac{\beta + t - 1}{\alpha + \beta + t - 1}$$
#
# It rises with $t$ for *every* $\alpha$ and $\beta$, so it can't follow High End into year 2. The first-year churn is the mean of the distribution, $\alpha/(\alpha+\beta)$; the smaller $\alpha + \beta$ is, the more customers differ, and the faster they are sorted. This is the **shifted-beta-geometric** model.

# %% [markdown]
# You needn't trust the algebra. Draw 100,000 customers, let each leave by their own chance, and look at the ones who are left.

# %%
members = joiners.members(np.random.default_rng(6), 100_000, alpha=0.668, beta=3.806)
for renewals in (0, 1, 4, 11):
    left = members[members["leaves"] > renewals]
    own = left["churn"].mean()
    print(f"after {renewals:2} renewals {len(left):7,} left, mean chance of leaving {own:.1%}")

# %% [markdown]
# The column `churn` was written once and never touched. What changed is who is averaged: from 14.9% at the start to $1 - 0.957 = 4.3\%$.

# %%
figures.who_is_left(alpha=0.668, beta=3.806, years=[0, 4, 12])

# %% [markdown]
# ## The same curve, the other story
#
# Now imagine the opposite firm. Its customers are all alike, and each one's own chance of leaving falls, from 14.9% in year 1 to 4.3% in year 12, along just this path. That is growth in every single customer, and its survival curve equals the first firm's to the last digit.
#
# So no curve of this kind, however long, can tell the two apart. Sorting needs no cause but that people differ, which we know; growth needs one that somebody has to show, with more than a curve.

# %%
quiz.ask("06-evidence")

# %% [markdown]
# ## Seven years fitted, five forecast
#
# A fit chooses $\alpha$ and $\beta$ so that the losses seen become as likely as possible. Give it seven years, and hold back the other five.

# %%
fits = {segment: sbg.fit(survival.loc[:7, segment]) for segment in survival}
for segment, found in fits.items():
    forecast = 100 * sbg.survival(found.alpha, found.beta, 12)
    print(f"{segment:8} alpha {found.alpha:.3f}, beta {found.beta:.3f}", end="; ")
    print(f"year 12: {forecast:.1f}% forecast, {survival.loc[12, segment]}% seen")

# %% [markdown]
# Both forecasts are a little low, by 4% and 2%. Against what should you judge that? Two curves from a spreadsheet see the same seven years.

# %%
for name, degree in [("straight line", 1), ("parabola", 2)]:
    curve = np.polyfit(np.arange(8), survival.loc[:7, "High End"], degree)
    forecast, seen = np.polyval(curve, 12), survival.loc[12, "High End"]
    print(f"{name:13} year 12: {forecast:5.1f}% forecast, {seen}% seen")

# %% [markdown]
# The parabola runs close to every year it was given, and expects more customers in year 12 than were there in year 7. A model of *how* people leave may extrapolate; a curve that only looks right may not.

# %% [markdown]
# ## How far to trust it
#
# A young firm has no seven years. With four, the mixture misses year 12 of High End by 22%. There is an extension, the beta-discrete-Weibull model, which lets every customer change too: with `shape` above 1 each one's own chance of leaving *rises* with tenure, below 1 it falls.

# %%
for years in (4, 7):
    plain, wider = (model.fit(survival.loc[:years, "High End"]) for model in (sbg, bdw))
    forecasts = (
        sbg.survival(plain.alpha, plain.beta, 12),
        bdw.survival(wider.alpha, wider.beta, wider.shape, 12),
    )
    print(f"{years} years: {forecasts[0]:.1%}; with shape {wider.shape:.2f}, {forecasts[1]:.1%}")

# %% [markdown]
# With four years the wider model comes close to the 39.4% seen. Its shape is above 1: read literally, each customer grows a little *less* loyal, and the cohort's rate still rises. Be careful: that is three parameters for four losses, and much of it is High End's odd second year; in Regular the data hardly care whether the shape is there. Take it as a question and not as a law. It is a warning, too: a rising rate doesn't even fix the direction in which individuals move.

# %% [markdown]
# ## Worth, without a mean lifetime
#
# Lesson 04 used one retention rate $r$, and with it a mean lifetime of $1/(1-r)$. For a mixture the mean lifetime is $(\alpha+\beta-1)/(\alpha-1)$ if $\alpha > 1$; otherwise it is infinite. Discounting saves the sum: a payment in thirty years hardly counts.

# %%
for segment, found in fits.items():
    mean = sbg.mean_lifetime(found.alpha, found.beta)
    worth = sbg.discounted_lifetime(found.alpha, found.beta, discount=0.10)
    naive = clv.clv(1, survival.loc[1, segment] / 100, 0.10)
    print(f"{segment:8} mean {mean} years; payments {worth:.2f}, by the first rate {naive:.2f}")

# %% [markdown]
# Both published mixtures have an infinite mean lifetime, though half of High End have gone by year 7. The average lifetime of a young cohort only measures how long you have watched.
#
# To take the first year's rate for ever undervalues a new customer by 20% in High End and by 37% in Regular.

# %%
quiz.ask("06-lifetime")

# %% [markdown]
# A customer who has renewed before is worth more than a new one, although neither will behave differently from before. The renewals are news about which kind of customer this is. Before renewal $n$ the payments still to come are
#
# $$\sum_{t=n}^{\infty} \frac{S(t)}{S(n-1)} \frac{1}{(1+d)^{t-n}}$$
#
# For renewals 1 to 5 of High End:

# %%
high = fits["High End"]
sbg.residual_lifetime(high.alpha, high.beta, discount=0.10, renewal=np.arange(1, 6)).round(2)

# %% [markdown]
# ## Two desks
#
# In one year 1,600 people took out Veretta's care plan through a trial offer, the first year at half price. Since their third renewal they get a thank-you letter and priority on the phone.

# %%
trial = data.load_joiners().query("offer == 'trial offer'").set_index("year")
found = sbg.fit(trial["members"])
trial["rate"] = trial["members"] / trial["members"].shift(1)
later = trial.loc[1:]
payments = sbg.residual_lifetime(found.alpha, found.beta, discount=0.10, renewal=later.index)
figures.renewals_and_worth(later.assign(payments=payments))

# %% [markdown]
# The **orientation desk** sees people being won: 64% renew at first, 94% at the sixth renewal. It wants the letters for everybody, and a call to all who leave in the first year, to hear what went wrong. It would measure reasons for leaving, ratings, and whether the *first* renewal improves from one year's joiners to the next.
#
# The **centricity desk** sees people being sorted. It would measure payments still to come, drop the letters unless they are shown to change anything, and guard the members of many years, who are worth most.
#
# **They collide** over the first year. To one desk the 579 who left are patients failed; to the other, mostly people who wouldn't have stayed. The curve can't settle it. The first desk takes credit that sorting may have earned. The second forgets that the members worth most would mostly have stayed anyway: worth says where money is at stake, not where it makes a difference. (In this world nobody changes; we built it so. At a clinic you wouldn't know.)

# %% [markdown]
# ## Key points
#
# - If customers differ, retention rises with tenure, and nobody need become more loyal.
# - One cohort's survival curve can't tell sorting from growth.
# - Two parameters forecast five years ahead within 4% here; from four years they missed by 22%.
# - With $\alpha \le 1$ the mean lifetime is infinite; the discounted one is finite.
# - A customer's past renewals raise their worth because they are information.
#
# ## Common traps
#
# - Crediting a programme with the rise that sorting gives for nothing.
# - Comparing members in their fifth year with new ones, as if they were the same people.
# - Reading $\alpha/\beta$ as the mean churn. It is $\alpha/(\alpha+\beta)$.
# - "Average lifetime = 1/churn". That holds if everybody is alike.
# - Printing a very large mean lifetime where the answer is "infinite".

# %% [markdown]
# ## Sources
#
# - Berry, M. and Linoff, G. (2004), *Data Mining Techniques*, Wiley. *Secondary: a preprint of the article of 2007 thanks them for the data. The book we haven't seen.*
# - Fader, P. and Hardie, B. (2007), "How to project customer retention", *Journal of Interactive Marketing* 21(1), 76-90. *Secondary: the table as two later reproductions print it; the fits are recomputed. A preprint prints 0.688 for 0.668, and says that the model overestimates year 12; recomputed, it underestimates.*
# - Fader, P. and Hardie, B. (2010), "Customer-base valuation in a contractual setting: the perils of ignoring heterogeneity", *Marketing Science* 29(1). *Primary: abstract seen. Lifetimes recomputed, and checked against long sums.*
# - Fader, P., Hardie, B., Liu, Y., Davin, J. and Steenburgh, T. (2018), "'How to project customer retention' revisited: the role of duration dependence", *Journal of Interactive Marketing* 43, 1-16. *Secondary: seen as cited by software that implements it. The fits are recomputed.*

# %% [markdown]
# ## Next
#
# The assignment asks you to build the mixture, to fit it, and to choose the offers through which Veretta should recruit.
#
# Everything here needed the day on which a customer left. A care plan tells you. Patients who pay visit by visit never say goodbye: are they silent, or gone? That is lesson 07.

# %%
handin.start("06")

# %% [markdown]
# *Text and figures: CC BY 4.0. Code: MIT.*
