# %% [markdown]
# # 12 Three firms, nine rounds
#
# > **Question:** orientation or centricity?
# >
# > **You will be able to**
# > - run a firm for nine quarters, and say afterwards what you decided and what merely happened;
# > - take a policy's lead apart, and name the conditions under which it wins;
# > - choose between policies when you don't know which market you are in;
# > - turn a declaration into a target that somebody can miss.
# >
# > **Time:** 90 minutes, 20 of them for a game. **Needs:** lessons 01 and 04; the others help. **Data:** none but the market itself, a constructed world.

# %%
from dataclasses import replace

import pandas as pd

from centricity import handin, quiz, widgets
from centricity.figures import lesson_12 as figures
from centricity.models import board
from centricity.questions import concept_inventory_again as again
from centricity.simulate import market

# %% [markdown]
# ## One market, four firms
#
# Fifty thousand people live in a region. Four firms sell them care plans: Veretta, which is yours, and three rivals. Each quarter a firm divides its cash:
#
# | lever | what it does |
# |---|---|
# | Acquisition | makes you known, and tempts rivals' customers |
# | Product | a better plan for all, after a few quarters |
# | Service for all | satisfaction, and so retention, in equal parts |
# | Service for a focal segment | the same, on top, for those who look most valuable |
# | Feedback handling | answers complaints; people listen to those who talk |
# | Data | shows who is valuable, and aims your offers |
#
# Two levels of service side by side cost something to coordinate. Customers differ in what they pay, how soon they leave, and what they make of service, price and product.

# %% [markdown]
# The score is **customer equity**: the remaining value of all your customers, in the convention "first-excluded" of lesson 04. It belongs to the customers and moves with them, so a burst of service in the last quarter can't blow it up. Nothing here was estimated from a real market.
#
# Three **house policies** play by fixed shares. The *product-centric* firm spends 84 of 100 crowns on acquisition and product. The *customer-oriented* firm spends 58 on equal service and on complaints. The *customer-centric* firm buys data, and gives its best fifth the share of service that they hold of the value. You win if you end with more customer equity than the best of the three would have had in your seat.

# %%
quiz.ask("12-predict")

# %% [markdown]
# ## The game
#
# You don't know this market: its parameters were drawn from the seed. Rivals answer loud advertising and the loss of customers, and some quarters bring news, told to all firms alike.
#
# **Predict.** Write down two numbers: how many of 100 crowns you will put into acquisition and product, and your place among the four policies in your seat.
#
# **Try.** Press Tab to go from slider to slider, use the arrow keys, and Enter on the button. Every quarter is kept, so you can stop and come back.

# %%
game = widgets.ThreeFirms("unknown", seed=45)
game

# %% [markdown]
# **Explain.** Compare the debrief with your two numbers. Under pressure the nearest lever is often the product or the next campaign. For a second game, paste a classmate's result code under *Against*, and press *New game*: one rival then spends as they did.
#
# ## A debrief to practise on
#
# Here is somebody who knows every definition of this course. After three quarters the customer count falls, and each quarter a little more goes to acquisition "until things are stable".


# %%
def good_intentions(view):
    outward = min(0.85, 0.40 + 0.08 * max(0, view.round - 3))
    service = 0.90 - outward
    shares = {"acquisition": 0.6 * outward, "product": 0.4 * outward, "service_all": service}
    return {name: int(share * view.cash) for name, share in shares.items()}


# %%
played = market.run_policy(good_intentions, "few-great", seed=42, size=10_000)
figures.debriefing(market.debrief(played))

# %% [markdown]
# Read it in this order. *Decision*: what grew, and what paid for it? *Consequence*: satisfaction reacts within a quarter or two; a point of retention looks small; equity adds up, quarter after quarter. *How you leaned*: the three houses are landmarks, not grades. *Your seat*: the same people, the same luck, other decisions.

# %% [markdown]
# ## Who wins where
#
# Now the six kinds of market, with the parameters as we set them.

# %%
every = market.study(seeds=range(4), size=1500, policies=market.EVERY)
results = every[every["policy"].isin(market.HOUSE)]
table = market.winners(results)[["scenario", "winner", "second", "lead", "low", "high"]]
table.round(3)

# %%
figures.shares_of_best(results)

# %% [markdown]
# These are small markets and four seeds: `low` and `high` are the 95% interval of the lead, and where it holds 0 these games don't decide. None of *these three* policies wins everywhere, and that was a condition: we turned the parameters until each had a home. A policy that recognises these six markets by what the screen shows beats all three in each; the instructor's notes tell how. So ask *what made it win here, and does my market have that?*

# %% [markdown]
# ## What drives it
#
# Take the market in which a few customers are great, and change only how much their margins differ.

# %%
rows = {}
for spread in (0.1, 0.4, 0.7, 1.1):
    market.SCENARIOS["mine"] = replace(market.SCENARIOS["few-great"], margin_spread=spread)
    equity = market.study(["mine"], range(4), 1500).groupby("policy")["equity"].mean()
    held = market.Game("mine", 1, 1500).market.people.value
    best = pd.Series(held).nlargest(300).sum() / held.sum()
    rows[best] = equity["customer-centric"] / equity["customer-oriented"] - 1

# %%
figures.lead_by_spread(pd.Series(rows, name="lead").to_frame())

# %% [markdown]
# The more unlike customers are, the larger the lead. But the centric firm does two things that the oriented one doesn't: it buys data, which aim its offers at the valuable, and it serves unequally. Take them apart: the oriented firm with data; the centric firm's money with service equal; and the centric firm itself.

# %%
three = ["few-great", "leaky-startup", "vocal-minority"]
figures.lead_taken_apart(every[every["scenario"].isin(three)])

# %% [markdown]
# The last step is what *centricity*, as this course defines it, adds: service by value. Among a few great ones it brings less than data and the firm's other shares do. In the leaky start-up it costs: value there is a small chance of leaving, and service by value goes to those who would have stayed. Whoever says "centricity won" must say which part.
#
# Other drivers are in the other markets. In the *price war* people leave for a price, however satisfied. Where *rivals are centred already*, three firms court the same few.

# %%
quiz.ask("12-driver")

# %% [markdown]
# ## When you don't know your market
#
# One way to choose is by **regret**: how far does a policy fall short of the best one, market by market, and how far at worst? Two more policies join: *mixed* spends roughly the average of the three; *learning* buys data, looks for three quarters, and then does as one of the three.

# %%
names = [*market.HOUSE, market.MIXED, market.LEARNING]
board.regret_table(every[every["policy"].isin(names)]).round(3)

# %% [markdown]
# The smallest number in the last row is the *minimax* choice: never far from the best, and perhaps best nowhere. Here it is none of the three houses. If you hold some markets to be likelier, weigh equity by your beliefs instead. Below, a board fears a price war; then the orientation desk asks for a least mean satisfaction.

# %%
beliefs = {"price-war": 0.7, "alike": 0.3}
for least in (0.0, 0.5):
    choice = board.board_choice(results, beliefs, least_satisfaction=least)
    print(f"satisfaction of at least {least}: {choice}")

# %%
quiz.ask("12-evidence")

# %% [markdown]
# ## What firms declare
#
# Large firms have declared themselves customer-centric. One whose declaration can be traced is a mobile operator whose strategy of 2019 bore customer lifetime value in its title. A year later it had fewer subscribers and more revenue. Is that success? It depends on what had to move, by when, measured how. A declaration without these can't be missed.

# %%
promise = {"metric": "members who renew", "unit": "of 100", "base": 77, "target": 80}
board.declaration_to_kpi(promise)["missing"]

# %% [markdown]
# ## What the evidence says
#
# The rigorous study that we know of followed Fortune 500 firms from 1998 to 2010 (Lee and others 2015). It measured *structure*, business units that each serve one group of customers, not money divided by value, which is what this course calls centric. Such a structure went with more satisfaction *and* with a higher cost of coordination, and paid less where rivals had it already, in fragmented markets and in less profitable ones. The often repeated "60% more profitable" has no origin that we could find.

# %% [markdown]
# ## Two desks
#
# Ask both managers of Veretta about the market of the few great ones.

# %%
here = results[results["scenario"] == "few-great"].groupby("policy")
here[["equity", "satisfaction", "retention"]].mean().round(3)

# %% [markdown]
# The **orientation desk** points at satisfaction: nobody serves people better than the policy of equal service. It would measure ratings, answers to complaints, and who waits longest. It would keep a floor under everybody's service, and call it a promise.
#
# The **centricity desk** points at equity. It would measure where service money went and what it kept, and it would ask each year whether the best fifth still holds enough to be worth the trouble.
#
# **They collide** over the floor. Returns diminish, so the first crowns of service keep most people, whoever gets them; up to there both desks want a floor. Above it, one desk sees a crown that would keep more value elsewhere, the other sees people who get less and never hear the reason. The assignment's `allocate` holds both: first the floor, then the rule. How high the floor is, no formula says.

# %% [markdown]
# ## Ten questions, once more
#
# You met these in lesson 00 in other words. At the end you see both results.

# %%
quiz.Survey(again.QUESTIONS, again.conclude)

# %% [markdown]
# ## Key points
#
# - Orientation and centricity are different ideas with different measures; a firm can have both, one, or neither.
# - In a constructed market each can win. What decides is how unlike customers are, what they leave for, what rivals do, and what knowing costs.
# - A policy is a bundle. Take its lead apart before you name the winner.
# - Satisfaction, retention and equity don't move together; a report with one of them hides the other two.
# - Without knowing your market, choose by regret or by stated beliefs, and write down when you would stop.
#
# ## Common traps
#
# - Taking a win in a game for evidence about firms.
# - Calling a firm centric because it says so.
# - Serving the valuable where it changes nothing: value isn't sensitivity (lesson 11).
# - Drifting back to the product without having decided to.

# %% [markdown]
# ## Sources
#
# - Lee, J.-Y., Sridhar, S., Henderson, C. and Palmatier, R. (2015), "The effect of customer-centric structure on long-term financial performance", *Marketing Science* 34(2), 250-268. *Primary: abstract seen.*
# - Ascarza, E. (2018), "Retention futility", *Journal of Marketing Research* 55(1), 80-98. *Primary; see lesson 11.*
# - The mobile operator's strategy and figures of 2019 and 2020: *secondary, a news report seen.*
# - "60% more profitable": *no origin found; copies only.*
# - The market, its policies and every number of this lesson: *constructed, computed above. How it was tuned stands in the instructor's notes.*

# %% [markdown]
# ## Next
#
# The assignment asks for these functions, for a policy of your own that plays unseen markets, and for a paper to Veretta's board.

# %%
handin.start("12")

# %% [markdown]
# *Text and figures: CC BY 4.0. Code: MIT.*
