# vanilla: 16 isolated: 16
# Bisection on a sorted ladder, accumulate, Gini and the top share both from the curve.

# %% answer="rfm"
from bisect import bisect_left


def check_not_negative(name, values):
    for value in values:
        if value != value or value < 0:
            raise ValueError(f"In {name} there is {value}.")


def rfm_scores(table, bins=5):
    result = pd.DataFrame(index=table.index)
    for name, sign in (("recency", -1), ("frequency", 1), ("monetary", 1)):
        check_not_negative(name, table[name].tolist())
        worth = [sign * one for one in table[name].tolist()]
        ladder = sorted(worth)
        result[name] = [1 + bins * bisect_left(ladder, one) // len(ladder) for one in worth]
    return result

# %% answer="lorenz"
from itertools import accumulate


def lorenz_gini(values):
    check_not_negative("values", values)
    ladder = sorted(map(float, values))
    total = sum(ladder)
    if not total:
        raise ValueError("In values there is nothing.")
    curve = np.array([0.0, *accumulate(ladder)]) / total
    n = len(ladder)
    return curve, float((n + 1 - 2 * curve[1:].sum()) / n)

# %% answer="top"
def how_many(share, n):
    if share > 0 and share <= 1:
        return int(share * n + 0.5) or 1
    raise ValueError(f"No share: {share}")


def top_share(values, share):
    curve, _ = lorenz_gini(values)
    return float(1 - curve[-1 - how_many(share, len(values))])

# %% answer="persistence"
def persistence(first, second, share):
    if len(first) != len(second):
        raise ValueError("length")
    k = how_many(share, len(first))
    tops = []
    for values in (np.asarray(first), np.asarray(second)):
        cut = np.sort(values)[-k]
        sure = np.flatnonzero(values > cut)
        tie = np.flatnonzero(values == cut)[: k - len(sure)]
        tops.append({*sure.tolist(), *tie.tolist()})
    return len(tops[0] & tops[1]) / k

# %% answer="desk"
def dismissal(ledger, age):
    wide = ledger.pivot_table(
        index=["employer", "sector", "median_age"], values=["covered", "margin"], aggfunc="sum"
    ).reset_index()
    out = wide.query("margin < 0 and sector != 'public'")
    answers = [out["employer"].sort_values().tolist()]
    for rule in (f"median_age >= {age}", f"median_age < {age}"):
        everybody = wide.query(rule)["covered"].sum()
        answers.append(float(out.query(rule)["covered"].sum() / everybody) if everybody else np.nan)
    return tuple(answers)

# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    p, q, gamma = parameters
    if q <= 1:
        raise ValueError("q is too small")
    mean = np.vectorize(
        lambda x, m: p * (gamma + (x * m if x else 0.0)) / (p * x + q - 1), otypes=[float]
    )
    found = mean(frequency, monetary)
    return found if found.ndim else found.item()

# %% answer="capture"
def capture_curve(scores, values, shares):
    later = np.array(values, dtype=float)
    check_not_negative("values", later)
    if later.sum() == 0:
        raise ValueError("In values there is nothing.")
    found = {}
    for name in scores:
        order = np.lexsort((np.arange(len(later)), -scores[name].to_numpy()))
        found[name] = [later[order[: how_many(s, len(later))]].sum() / later.sum() for s in shares]
    return pd.DataFrame(found, index=shares)
