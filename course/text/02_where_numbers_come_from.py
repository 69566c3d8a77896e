# %% [markdown]
# # 02 Where do the numbers come from?
#
# > **Question:** would you put this number on a slide?
# >
# > **You will be able to**
# > - follow a number back to whoever counted something, or show that nobody did;
# > - tell per cent from points, and a question from the headline made of it;
# > - say how far chance can move a share, and name what an interval leaves out;
# > - show how a study can print an effect where there is none.
# >
# > **Time:** 75 minutes. **Needs:** lesson 00; shares and means. **Data:** the course's claim register; Veretta's renewal survey, a constructed world.

# %%
import pandas as pd

from centricity import data, handin, quiz, widgets
from centricity.figures import lesson_02 as figures
from centricity.models import claims as chains
from centricity.models import comparison, halo, survey

# %% [markdown]
# ## Five slides
#
# These five sentences stand in articles and decks about customer orientation and customer centricity. Before you read on: which would you put on a slide?

# %%
register = data.load_claims()
slides = ["trade-25", "trade-60", "trade-80", "trade-93", "trade-search-counts"]
for one in slides:
    print(f"{register.loc[one, 'claim']}.\n")

# %% [markdown]
# The **claim register** holds these sentences, what they rest on, and every other figure that this course takes from a source. A row says who claims what, on how many people or firms, and whether the source has data of its own. `mark` says what we read: the text (*primary*), somebody else's account of it (*secondary*), or nothing, after a search (*no origin found*).

# %%
pd.set_option("display.max_colwidth", None)
columns = ["said_by", "claim", "n", "measured", "mark", "verdict"]
register.loc[["salesforce-2018", "zendesk-2020", "zendesk-2020-price"], columns].T

# %% [markdown]
# ## Who repeats whom
#
# A second table holds the links. `stated` means that the text says where it has the claim from; `named`, that it says who, and the work is our reading; `inferred`, that the whole link is. Follow the first two kinds, and you walk from a slide to the people who asked somebody.

# %%
links = data.load_claim_links()
followed = links[links["basis"] != "inferred"]
figures.chain(register, followed, "trade-80")

# %% [markdown]
# Both sources have data, and neither says what the slide says. Salesforce's 80% call the experience *as important as* the product. Zendesk's 80% would leave after *several* bad experiences, and the same report puts price before service.
#
# The column `changed` says what became different.

# %%
links.loc[links["claim"].isin(["trade-25", "reichheld-schefter-2000", "trade-80"])]

# %% [markdown]
# ## A circle
#
# The board of Veretta, our invented chain of clinics, reads that being known by name at reception triples loyalty. Says who?

# %%
figures.chain(register, followed, "veretta-board")

# %% [markdown]
# The leaflet quotes the agency, the agency a magazine, and the magazine the leaflet. We built this circle; real ones are hard to see, because each writer looks one step back. A program that walks the links must remember where it has been, or it walks for ever.

# %%
unsupported = chains.unsupported_claims(register, followed)
print("circles:", chains.circles(followed))
print("slides that lead to nobody's data:", [one for one in slides if one in unsupported])

# %% [markdown]
# The 25% lead to a note without a sample or a source; lesson 04 goes on from there. For two of the slides we found no origin: in six searches the 60% turned up in copies only, without method or sample. The pair of 93% and 3%: no origin found either.
#
# What we did find is an old press release of Toyota Motor Sales: of 1,000 customers satisfied with sales and service over 871 can be expected back, of 1,000 dissatisfied ones only 22 *intend* to return. Other numbers, another condition, and an intention. That link is marked `inferred`, because a likeness is not a source.

# %%
quiz.ask("02-circle")

# %% [markdown]
# ## Sixty per cent of what?
#
# Suppose somebody had measured it. "60% more profitable" is a **relative** change. The same fact can be told in **percentage points**:

# %%
relative, points = comparison.relative_and_points(old=0.05, new=0.08)
print(f"margins of 5% and 8%: {relative:.0%} more, or {points:.0f} points more")

# %% [markdown]
# The smaller the base, the louder the relative change. From a base of zero, or from a loss, there is none at all. Ask the centricity desk for both.
#
# ## How far can chance move a share?
#
# The share in a sample misses the share among all by some luck of the draw. **Wilson's interval** gives the shares that are compatible with your sample. Ours is for 95%: of many fair samples, about 19 in 20 give an interval that holds the true share. It also works for small samples, and where nobody or everybody says yes. The orientation desk needs it for answers, the centricity desk for renewals.

# %%
for yes, asked in [(5378, 6723), (8, 10), (10, 10)]:
    low, high = survey.wilson_interval(yes, asked)
    print(f"{yes:5} of {asked:5}: {yes / asked:4.0%}, interval {low:.1%} to {high:.1%}")

# %% [markdown]
# The first row is as large as Salesforce's panel of 6,723. Chance moves its share by about one point. An interval knows nothing about who sat in the panel, what they were asked, or what the asker sells.

# %%
quiz.ask("02-interval")

# %% [markdown]
# ## One set of answers, three headlines
#
# People answer on a scale; headlines need a yes. Somebody decides which answers count. Here are 200 answers that we made up, on a scale from 1 to 7:

# %%
answers = [5, 10, 25, 40, 20, 60, 40]
for rule in survey.RULES:
    print(f"{rule:13}: {survey.recode_top_box(answers, rule):.0%} of customers value experience")

# %% [markdown]
# All three are true, and no rule is the right one. An orientation desk that doesn't name its rule can't be compared with another, nor with itself last year.
#
# ## Said and done
#
# The pair about car buyers, for which no origin was found, is about what people *plan*: an answer, the orientation desk's kind of number. Records say what they did, and the centricity desk counts those. Can the two be true together?

# %%
widgets.SaidAndDone()

# %% [markdown]
# **Explain.** A total is a mixture of those inside a group and those outside it, so the size of the group follows from three rates:
#
# $$\text{share satisfied} = \frac{\text{total} - \text{rate of the others}}{\text{rate of the satisfied} - \text{rate of the others}}$$
#
# 1. With 45% back, 46.7% would have been satisfied, if everybody is one or the other: the slide gives no middle. Which is easier to believe: that more than half were not, or that people don't all keep their word?
# 2. Set *Yes is kept by* so that the blue dot meets the dashed line. What does that share tell you about satisfaction?
# 3. Choose *Half keep their word*. Which controls could you move, and still fit the records? The numbers can't tell you which.

# %% [markdown]
# The 45% is what the Los Angeles Times (1997) gives for Toyota; the excerpt we saw breaks off after the number. J.D. Power (2007) has 65% for Toyota and 49% for the industry. As far as we can see both count the make, and the slide counts the dealer. In a survey of buying experience by Consumer Reports (1995) Toyota came last of 30 brands. People may have come back for the car, in spite of the dealer.

# %% [markdown]
# ## Famous for profit
#
# A harder case: real accounts, a careful average, and firms that are *called* customer-centric earn more. Who called them so?

# %%
widgets.Halo()

# %% [markdown]
# **Explain.** This world is constructed, and its effect is zero by design. The raters knew who was doing well. Let $z$ say how many standard deviations a firm's margin lies above the mean. The raters call it customer-centric with probability $1/(1+e^{-sz})$, where $s$ is the **strength** of the halo. The **spread** $c$ is the standard deviation of margins over their mean, the **persistence** $p$ the correlation of a firm's margins in two years. If $k$ is the mean $z$ of those called centric, a very large study prints the ratio
#
# $$\frac{1 + c\,p\,k}{1 - c\,p\,k}$$

# %%
same_year = halo.expected_ratio(strength=2, spread=0.67)
next_year = halo.expected_ratio(strength=2, spread=0.67, persistence=0.5)
print(f"no effect at all prints {same_year - 1:+.0%}, and {next_year - 1:+.0%} a year later")

# %% [markdown]
# 1. Does it help to measure profit a year *after* the rating? Move *Profit that lasts*.
# 2. Choose *Raters without the accounts*, then *A real effect, honest raters*. What makes this study honest?
# 3. A study prints +180%. Find two worlds, with and without an effect, that print it.
#
# More firms only make the wrong number precise. And ask which *word* was rated: a press that praises friendly service rates orientation; the slide says "centric".

# %%
quiz.ask("02-halo")

# %% [markdown]
# ## What careful studies say
#
# Lee, Sridhar, Henderson and Palmatier (2015) followed firms of the Fortune 500 and corrected for reverse causes. Customer-centric structures raised satisfaction *and* the cost of coordination, and paid only in some competitive settings.
#
# Kirca, Jayachandran and Bearden (2005) pooled many studies of market orientation. It goes with performance, and more so where managers rate their own performance: a halo again, or at least the room for one. They find the link stronger in manufacturing; Cano and others (2004), pooling too, find it stronger in services.

# %% [markdown]
# ## A count that nobody can repeat
#
# The last slide compares our two words in a search engine. Engines estimate such counts; without the date, the place and the settings nobody can count again, so it isn't a measurement yet. It also counts pieces on one side and sites on the other. That 99 times as much is *written* and 6 times as often *looked for* is no contradiction: these are two questions.
#
# ## Two desks
#
# Veretta's orientation desk asked members of the care plan whether they will renew, on a scale from 1 to 5. The centricity desk looked up what the same members did. Count a 4 or 5 as a yes:

# %%
clinics = data.load_renewal_survey().set_index("clinic")
clinics["said"] = (clinics["answer_4"] + clinics["answer_5"]) / clinics["asked"]
clinics["done"] = clinics["renewed"] / clinics["asked"]
clinics["low"], clinics["high"] = survey.wilson_interval(clinics["renewed"], clinics["asked"])
figures.said_and_done(clinics)

# %% [markdown]
# The **orientation desk** would print what members say: at every clinic more than seven in ten mean to stay. It would ring those who answered 1 to 3 before they go. It measures what people feel, early enough to act on it: worth a lot, as long as it is called an answer.
#
# The **centricity desk** would print what members do. It measures renewals, with an interval, and would put money where they are high. Its figure comes late and is open to the halo: call the clinics that keep their members *well led*, and well-led clinics will keep their members.
#
# **They collide** at Station and Lakeside, where members sound content and leave. One desk says that the answers are polite and therefore useless. The other says that a renewal tells you nothing about why. Each is right about the other's number.

# %% [markdown]
# ## Key points
#
# - Walk a number back until somebody counted something. If you come round to where you began, nobody did.
# - A source with data may still say something else. Compare the sentences.
# - Relative changes grow as their base shrinks; ask for points as well.
# - An interval measures the luck of the draw, and no other fault.
# - If those who rate know the result, the rating predicts the result.
#
# ## Common traps
#
# - Taking a large sample for a good one.
# - Taking what people say for what they do, or what they do for what they feel.
# - Believing that a claim is false because its source is bad. It is unsupported, which is something else.

# %% [markdown]
# ## Sources
#
# - Salesforce (2018), *State of the Connected Customer*, 2nd edition. *Primary for the sample, secondary for the 80%.*
# - Zendesk (2020), press release on *CX Trends*. *Primary.*
# - Toyota Motor Sales, U.S.A., press release of the 1990s. *Primary.*
# - Los Angeles Times (1997), J.D. Power (2007), Consumer Reports (1995). *Secondary: newspapers and a trade site.*
# - Lee, J.-Y., Sridhar, S., Henderson, C. and Palmatier, R. (2015), *Marketing Science* 34(2), 250-268. *Primary: abstract.*
# - Kirca, A., Jayachandran, S. and Bearden, W. (2005); Cano, C. and others (2004). *Primary: abstracts.*
# - Wilson's interval (1927), and the halo: *recomputed, checked against statsmodels and by simulation.*
# - The five slides: trade articles in Russian and English.

# %% [markdown]
# ## Next
#
# The assignment lets you write the tools of this page and rewrite one slide so that it is true. Lesson 04 takes the first slide apart.

# %%
handin.start("02")

# %% [markdown]
# *Text and figures: CC BY 4.0. Code: MIT.*
