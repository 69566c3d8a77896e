# vanilla: 13 isolated: 13
# from: right_plain
# A search for the best decision that has no end.

# %% answer="policy"
def policy(view):
    best = 0
    while best < view["cash"] + 1:
        best = 0.9 * view["cash"] / 2
    return {"service_all": best}
