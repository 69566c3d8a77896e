# vanilla: 13 isolated: 13
# from: right_plain
# Spends all cash on two levels of service and forgets that coordination costs money too.

# %% answer="policy"
def policy(view):
    cash = view["cash"]
    return {"acquisition": 0.28 * cash, "product": 0.2 * cash, "service_all": 0.24 * cash,
            "service_focal": 0.2 * cash, "focal_share": 0.2, "data": 0.08 * cash}
