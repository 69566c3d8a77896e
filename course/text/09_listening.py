# %% [markdown]
# # 09 Listening
#
# > **Question:** did satisfaction change, and did your answers change it?
# >
# > **You will be able to**
# > - say how far a score moves when nobody changes their mind;
# > - compare two waves with and without pairs, and say what neither can tell;
# > - measure how long people wait, counting those who still do;
# > - say what an answer to a complaint can be shown to have done.
# >
# > **Time:** 80 minutes. **Needs:** lessons 02 and 05. **Data:** two survey waves and a complaint log of Veretta, and two studios of mobile games; all of them constructed worlds.

# %%
import pandas as pd
from scipy import stats

from centricity import data, handin, quiz, widgets
from centricity.figures import lesson_09 as figures
from centricity.models import survey
from centricity.models.response import response_time_survival
from centricity.models.survival import survival_at

# %% [markdown]
# ## Twenty-four points
#
# Both of our two ideas say: listen. Collect what customers tell you, answer them, act on it. Then somebody asks whether it worked, and a survey has to reply.
#
# Veretta asked 3,200 patients twice how likely they are to recommend it, from 0 to 10. For the second wave a reminder went out by telephone. The **Net Promoter Score** is the share of 9s and 10s less the share of 0s to 6s. (The name is a trademark of Bain & Company, Satmetrix and Fred Reichheld.)

# %%
answers = data.load_survey_waves()
waves = answers[["wave_1", "wave_2"]]
scores = waves.agg(["count", survey.nps, survey.nps_error]).T
scores.round(3)

# %% [markdown]
# From 19 points to 44. The orientation desk lives by such figures: it promised that patients would feel served, and this is its proof. Before you congratulate it, find out what the figure does when nothing happens.

# %%
widgets.Waves()

# %% [markdown]
# **Explain.** With a share $p$ of promoters and $d$ of detractors, one answer has the variance $p + d - (p-d)^2$, and a score from $n$ answers the standard error $\sqrt{(p + d - (p-d)^2)/n}$. A hundred answers leave 15 points to either side. A report that prints every quarter's rise and fall prints mostly that.
#
# Now press *Ten times the answers*, then *Only fans have the time*. The band is as narrow in both. Where is the truth? The large surveys of lesson 02 had margins of a point. Chance was never their trouble.

# %%
gaps = survey.wave_gaps(100, promoters=1 / 2, detractors=1 / 6)
exact = gaps.loc[gaps["gap"].abs() >= 0.10, "chance"].sum()
spread = (2 * (1 / 2 + 1 / 6 - (1 / 2 - 1 / 6) ** 2) / 100) ** 0.5
normal = 2 * stats.norm.sf(0.10, scale=spread)
print(f"two unchanged waves of 100, 10 points or more apart: {exact:.1%} of all pairs")
print(f"by the normal curve: {normal:.1%}")

# %% [markdown]
# The first figure is exact. The second is the usual approximation; it forgets that scores of 100 answers come in whole points.

# %%
quiz.ask("09-band")

# %% [markdown]
# ## How many answers?
#
# Each desk asks this before it pays for a survey: the one for a score of everybody, the other for a score of its few large accounts. For those there may not be enough people in the world. Turn the formula round. For a margin of 5 points to either side:

# %%
for promoters, detractors in [(1 / 2, 1 / 6), (1 / 2, 1 / 2)]:
    variance = promoters + detractors - (promoters - detractors) ** 2
    print(f"variance {variance:.2f}: {survey.sample_size(0.05, variance):,} answers")

# %% [markdown]
# The second line is the worst case, a public that is split in two. And it is one wave. A *difference* of two waves has twice the variance, so it takes twice as many answers in each.

# %% [markdown]
# ## Did Veretta's score move?
#
# The orientation desk must know whether patients changed, the centricity desk whether *its* patients did. Three ways to compare. If the waves are independent samples, their variances add up. If some people stand in both, part of the luck is the same twice and cancels. If you keep only those who answered both, take each one's change; whatever makes people differ from each other drops out.

# %%
both = answers["wave_1"], answers["wave_2"]
rows = {
    "as if independent": survey.nps_difference(*both),
    "sharing some people": survey.nps_difference_shared(*both),
    "those of both waves": survey.nps_difference(*both, paired=True),
}
pd.DataFrame(rows).T[["difference", "low", "high"]].round(3)

# %%
asked_twice = int(waves.notna().all(axis=1).sum())
highest = survey.wilson_interval(0, asked_twice)[1]
print(f"answered both times: {asked_twice}; changed sides: 0, 95% interval up to {highest:.1%}")

# %% [markdown]
# Taken as independent samples, the score rose by 24 points, 17 to 32 with the margin. The waves share 292 people, so 18 to 31 is the right margin: far more than chance either way. Among those who answered both times it rose by nothing at all. Not one of them changed sides. A margin of 0 isn't certainty: of a thousand people like them, up to 13 may yet have moved, by Wilson's interval of lesson 02.
#
# All of it is right, for different questions. The first: do the *answers* differ? The second: did *these people* change? Neither is "did our patients change?".

# %%
groups = answers.groupby("group")
by_group = groups[["wave_1", "wave_2"]].agg(survey.nps)
by_group["answered_1"] = groups["wave_1"].count() / groups.size()
by_group["answered_2"] = groups["wave_2"].count() / groups.size()
by_group.round(2)

# %% [markdown]
# More people answered in the second wave, and not equally many more in each group. So weigh each group's score by its place in the register, which is known. This is **post-stratification**.

# %%
sizes = answers["group"].value_counts()
for wave in ("wave_1", "wave_2"):
    print(wave, round(survey.post_stratify(by_group[wave], sizes), 3))

# %% [markdown]
# Still 22 points. Weights mend what differs *between* groups. If within each group the content answer more readily, the weighted figure is as wrong as the plain one. Here you may look at what nobody would know:

# %%
truth = data.load_survey_waves_truth()
kind = pd.cut(truth["true_score"], [-1, 6, 8, 10], labels=["detractors", "passive", "promoters"])
print("everybody's score, both times:", round(survey.nps(truth["true_score"]), 3))
truth.groupby(kind, observed=True)[["answers_1", "answers_2"]].mean().round(2)

# %% [markdown]
# Nobody changed their mind. The telephone reminder brought in promoters and lost detractors. We built it so; in your survey you won't see this table. What you can do is ring up some of the silent, ask the same people twice, and keep the way of asking the same.

# %%
quiz.ask("09-weights")

# %% [markdown]
# ## A score of what?
#
# Either desk could pay for the wrong measure for years. Is this the right question at all? Keiningham and colleagues (2007) compared measures over 21 firms and found no superiority of the Net Promoter Score in predicting growth. They had 3 to 5 firms in each industry. So few could hide a small advantage.
#
# SERVQUAL (Parasuraman, Zeithaml and Berry 1988) asks twice about each item, what good firms should do and what this one does, and takes the gap. Cronin and Taylor (1992) found that the second half alone measures quality at least as well, perhaps better. There is also plain arithmetic against gaps: a difference of two noisy answers is noisier than either. You will compute gaps in the assignment.

# %% [markdown]
# ## How long do they wait?
#
# Veretta promises an answer to a complaint within two weeks. For the orientation desk that promise is the whole point, so it asks which clinic breaks it. Which is slowest?

# %%
log = data.load_complaints()
days = (log["answered"] - log["received"]).dt.days
means = days.groupby(log["clinic"]).mean()
curves = {name: response_time_survival(rows, "2025-12-31") for name, rows in log.groupby("clinic")}
late = pd.Series({name: survival_at(curve, 14) for name, curve in curves.items()})
pd.DataFrame({"mean of the answered": means, "open after 14 days": late}).round(2)

# %%
figures.waiting(curves, means)

# %% [markdown]
# Station has the shortest mean and breaks the promise most. It answers easy complaints at once and hardly gets round to hard ones, and who never gets an answer has no time to an answer. A complaint still open is censored, like a member who is still there in lesson 05, and the survival curve counts it.

# %% [markdown]
# ## The studio that answers
#
# Trade articles tell of two kinds of studios of mobile games: one listens to its players and wins their support, the other ignores complaints. It is the first desk's best argument to the second: answering keeps people, and so it pays. No study stands behind the story, so we built one. Lanternfish answers everybody who writes, Quillback nobody.

# %%
players = data.load_studio_players()
players["wrote"] = players["messages"] > 0
players["stays"] = ~players["stopped"]
players.groupby(["studio", "wrote"])["stays"].agg(["size", "mean"]).round(3)

# %% [markdown]
# At Lanternfish writers, nearly all of whom were answered, stay far more often than the silent. So answers work? Look at Quillback: its writers stay more often, too, and got nothing. Predict, then try to build such a table without any effect.

# %%
widgets.ClosingTheLoop()

# %% [markdown]
# **Explain.** People write to a firm they are attached to; others just leave. And to write, somebody must still be there. So whoever was answered was a better customer before the answer. *Answers that do nothing* gives nearly the same gap. In the right-hand picture, notice how little any answer can add while few people write.

# %%
hidden = players.merge(data.load_studio_players_truth(), on="player")
got = hidden[hidden["answer_days"].notna()]
print(f"answered, and stay: {got['stays'].mean():.1%}")
print(f"the same people, if nobody had answered: {1 - got['stopped_unanswered'].mean():.1%}")

# %% [markdown]
# The true effect is about 3 points. The answered against the silent show 32, and against Quillback's writers 13, because Lanternfish has the better game as well. Only we know the last line. A studio would have to let chance decide whom it answers first; lesson 11 does.

# %%
vocal = players[players["messages"] >= 3]
print(f"wrote three times or more: {len(vocal) / len(players):.1%} of players; their share of all")
vocal[["messages", "paid"]].sum().div(players[["messages", "paid"]].sum()).round(2)

# %% [markdown]
# And the centricity desk's question: who is it that speaks? The vocal aren't the payers either. Whoever follows "the community" follows one player in 25, and 9% of the money. These few write half of all messages.

# %%
quiz.ask("09-answered")

# %% [markdown]
# ## Two desks
#
# The **orientation desk** answers every complaint, Station's hard ones first. An answer is owed, whether or not it keeps anybody. It measures the share still open after two weeks, from the whole log, and would publish it clinic by clinic.
#
# The **centricity desk** asks whose voice it is. It would sort complaints by what the writer is worth, answer those first, and listen hardest to payers who never write, by ringing them up. It measures who stays, against a group left to chance.
#
# **They collide** over the hard complaint of a patient who comes once a year. By value it waits; by the promise it is overdue. And the second desk's experiment leaves some people without an answer on purpose. The first desk will say that one doesn't test whether courtesy pays. Each has something the other lacks: the one a promise it can keep or break in public, the other the only design that could tell whether answers keep anybody.

# %% [markdown]
# ## Key points
#
# - With 100 answers a wave, more than a third of unchanged pairs differ by 10 points or more.
# - More answers narrow the band. They don't move it to the truth.
# - Pairs show whether people changed, for those who answer twice. Weights mend differences between groups, not within them.
# - Count those who still wait.
# - Who was answered differs from who was silent before any answer.
#
# ## Common traps
#
# - Reporting a rise without its interval, or an interval without the share who answered.
# - Reading "not significant" as "nothing changed".
# - Paying bonuses on a score: whoever is paid for 9s and 10s chooses whom to ask.
# - Taking the mean of the answered for the time that people wait.
# - Taking the loudest for the typical.

# %% [markdown]
# ## Sources
#
# - Keiningham, T. and others (2007), "A longitudinal examination of net promoter and firm revenue growth", *Journal of Marketing* 71(3). *Primary: abstract seen. The limit of 3 to 5 firms an industry is from a secondary source.*
# - Parasuraman, A., Zeithaml, V. and Berry, L. (1988), "SERVQUAL", *Journal of Retailing* 64(1). *Secondary.*
# - Cronin, J. and Taylor, S. (1992), "Measuring service quality", *Journal of Marketing* 56(3). *Primary: abstract seen. It argues that a measure of performance alone captures the quality of a service better; the noise of differences isn't in it.*
# - The variance of a score, the sample sizes and the gaps of waves are recomputed on this page.
# - The story of the studios: trade articles, without data. *Primary for the story, no evidence for what it claims.*

# %% [markdown]
# ## Next
#
# The assignment asks you to write these functions, to find the clinics that keep people waiting, and to say honestly what moved.

# %%
handin.start("09")

# %% [markdown]
# *Text and figures: CC BY 4.0. Code: MIT.*
