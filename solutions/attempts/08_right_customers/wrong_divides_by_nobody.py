# vanilla: 15 isolated: 15
# from: right_numpy
# Divides by zero where nobody is older: Python refuses.

# %% answer="desk"
def dismissal(ledger, age):
    names = np.unique(ledger["employer"].to_numpy())
    chosen, counts = [], {True: [0, 0], False: [0, 0]}
    for name in names:
        rows = ledger[ledger["employer"] == name]
        people = int(rows["covered"].sum())
        older = bool(rows["median_age"].iloc[0] >= age)
        out = rows["margin"].sum() < 0 and rows["sector"].iloc[0] != "public"
        counts[older][0] += people
        if out:
            chosen.append(str(name))
            counts[older][1] += people
    shares = [counts[g][1] / counts[g][0] for g in (True, False)]
    return chosen, shares[0], shares[1]
