# vanilla: 13 isolated: 13
# from: right_plain
# A policy that reacts to retention without thinking of quarter 1, where there is none.

# %% answer="policy"
def policy(view):
    cash = view["cash"]
    service = min(0.4 * 0.94 / view["retention"], 0.6)
    return {"acquisition": 0.6 * (1 - service) * cash, "product": 0.3 * (1 - service) * cash,
            "service_all": service * cash}
