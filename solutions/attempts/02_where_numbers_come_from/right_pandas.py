# vanilla: 16 isolated: 16
# pandas throughout: between, pivot_table, and support that spreads along the links row by row.

# %% answer="relative"
def relative_and_points(old, new):
    rates = pd.Series({"old": old, "new": new}, dtype=float)
    wrong = rates[~rates.between(-1, 1)]
    if len(wrong):
        raise ValueError(f"{wrong.index[0]} is no margin: {wrong.iloc[0]}")
    change = rates.where(rates.index != "old", rates.where(rates > 0)).pct_change().iloc[-1]
    return float(change), float(rates["new"] - rates["old"]) * 100

# %% answer="wilson"
def _is_whole(x):
    return not pd.isna(x) and x == round(x)


def wilson_interval(successes, n, z=1.96):
    if not _is_whole(n) or n < 1:
        raise ValueError("n must be whole and positive")
    if not _is_whole(successes) or successes < 0 or successes > n:
        raise ValueError("successes must be whole and between 0 and n")
    no = n - successes
    centre = (successes + z**2 / 2) / (n + z**2)
    half = z / (n + z**2) * (successes * no / n + z**2 / 4) ** 0.5
    return float(centre - half), float(centre + half)

# %% answer="mixture"
def mixture_share(total, inside, outside):
    rates = pd.Series({"total": total, "inside": inside, "outside": outside}, dtype=float)
    for name, ok in rates.between(0, 1).items():
        if not ok:
            raise ValueError(f"{name}: {rates[name]}")
    if rates["inside"] == rates["outside"]:
        return np.nan
    share = (rates["total"] - rates["outside"]) / (rates["inside"] - rates["outside"])
    return float(share) if 0 <= share <= 1 else np.nan

# %% answer="topbox"
def recode_top_box(counts, rule):
    answers = pd.Series(list(counts), dtype=float)
    if len(answers) < 2 or (answers < 0).any() or answers.sum() == 0:
        raise ValueError("bad counts")
    if rule == "top-box":
        yes = answers.tail(1)
    elif rule == "top-two":
        yes = answers.nlargest(0) if answers.empty else answers.tail(2)
    elif rule == "above-middle":
        yes = answers[answers.index > (len(answers) - 1) / 2]
    else:
        raise ValueError("bad rule")
    return float(yes.sum() / answers.sum())

# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    waves = survey.pivot_table(index="clinic", values=["asked", "renewed"], aggfunc="sum")
    low = waves.apply(lambda row: wilson_interval(row["renewed"], row["asked"], z)[0], axis=1)
    return low[low >= share].sort_index().index.tolist()

# %% answer="halo"
from scipy.special import expit


def halo_ratio(margins, outcome, strength):
    firms = list(margins)
    results = list(outcome)
    if not firms:
        raise ValueError("margins is empty")
    if len(firms) != len(results):
        raise ValueError("outcome has another length")
    frame = pd.DataFrame({"m": firms, "o": results}, dtype=float)
    sd = frame["m"].std(ddof=0)
    frame["z"] = (frame["m"] - frame["m"].mean()) / sd if sd else 0.0
    frame["p"] = expit(strength * frame["z"])
    frame["q"] = expit(-strength * frame["z"])
    means = {w: (frame[w] * frame["o"]).sum() / frame[w].sum() for w in ("p", "q")}
    return float(means["p"] / means["q"])

# %% answer="unsupported"
def unsupported_claims(claims, links):
    named = pd.concat([links["claim"], links["repeats"]])
    strange = named[~named.isin(claims.index)]
    if len(strange):
        raise ValueError(f"not a claim: {strange.iloc[0]}")
    supported = claims["own_data"].copy()
    for _ in range(len(claims)):
        good = links.loc[links["repeats"].map(supported).astype(bool), "claim"]
        supported = supported | supported.index.isin(good)
    return sorted(supported.index[~supported])
