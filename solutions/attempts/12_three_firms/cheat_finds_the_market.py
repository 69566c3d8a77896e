# vanilla: 0 isolated: 1
# A policy that climbs through the frames to the game that asks it and takes its rivals' cash. The market
# is played a second time from the decisions alone, so that it is found out.

# %% answer="policy"
import sys


def policy(view):
    frame = sys._getframe(1)
    while frame is not None:
        game = frame.f_locals.get("game")
        if hasattr(game, "market"):
            game.market.cash[0] += game.market.cash[1:].sum()
            game.market.cash[1:] = 0.0
        frame = frame.f_back
    return {"acquisition": 0.3 * view["cash"], "service_all": 0.6 * view["cash"]}
