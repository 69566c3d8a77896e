# vanilla: 15 isolated: 15
# from: right_plain
# A policy that counts quarters in a variable of its own; the second game begins in quarter 10.

# %% answer="policy"
quarter = 0


def policy(view):
    global quarter
    quarter += 1
    cash = view["cash"]
    product = 0.24 if quarter % 2 else 0.23
    return {"acquisition": 0.28 * cash, "product": product * cash, "service_all": 0.38 * cash,
            "feedback": 0.06 * cash, "data": 0.04 * cash}
