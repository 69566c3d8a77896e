# vanilla: 16 isolated: 16
# Plain Python: loops, the math module, dictionaries for the stretch.

# %% answer="nps"
def nps(scores):
    up = down = count = 0
    for score in scores:
        if score != score:
            continue
        if score < 0 or score > 10 or score != int(score):
            raise ValueError(f"one of the scores is {score}")
        count += 1
        if score >= 9:
            up += 1
        elif score <= 6:
            down += 1
    if count == 0:
        raise ValueError("scores: nobody answered")
    return (up - down) / count

# %% answer="error"
import math


def nps_standard_error(scores):
    score = nps(scores)
    count, squares = 0, 0.0
    for one in scores:
        if one != one:
            continue
        vote = 1 if one >= 9 else -1 if one <= 6 else 0
        squares += (vote - score) ** 2
        count += 1
    return math.sqrt(squares) / count


def sample_size(margin, promoters, detractors):
    if margin <= 0:
        raise ValueError(f"margin is {margin}")
    if detractors < 0:
        raise ValueError(f"detractors is {detractors}")
    if promoters < 0 or promoters + detractors > 1:
        raise ValueError(f"promoters is {promoters}")
    variance = promoters + detractors - (promoters - detractors) ** 2
    needed = variance * 1.96 * 1.96 / margin / margin
    return max(1, math.ceil(needed))

# %% answer="difference"
def nps_difference(first, second, paired):
    first, second = list(first), list(second)
    before, after = nps_or_none(first), nps_or_none(second)
    if not paired:
        moved = after - before
        error = math.sqrt(nps_standard_error(first) ** 2 + nps_standard_error(second) ** 2)
    else:
        if len(first) != len(second):
            raise ValueError("paired waves of different lengths")
        changes = []
        for one, two in zip(first, second):
            if one == one and two == two:
                changes.append(vote(two) - vote(one))
        if not changes:
            raise ValueError("not a single paired answer")
        moved = sum(changes) / len(changes)
        variance = sum((change - moved) ** 2 for change in changes) / len(changes)
        error = math.sqrt(variance / len(changes))
    return {"difference": moved, "low": moved - 1.96 * error, "high": moved + 1.96 * error}


def nps_or_none(scores):
    return nps(scores)


def vote(score):
    if score >= 9:
        return 1
    if score <= 6:
        return -1
    return 0

# %% answer="response"
def response_time_survival(complaints, end):
    waits = []
    for received, answered in zip(complaints["received"], complaints["answered"]):
        if pd.isna(received):
            raise ValueError("received is missing")
        if not pd.isna(answered) and answered < received:
            raise ValueError("answered is too early")
        if received > end:
            continue
        if pd.isna(answered) or answered > end:
            waits.append(((end - received).days, False))
        else:
            waits.append(((answered - received).days, True))
    if not waits:
        raise ValueError("nothing received")
    share, rows = 1.0, []
    for day in sorted({0} | {wait for wait, _ in waits}):
        waiting = answered = 0
        for wait, done in waits:
            if wait >= day:
                waiting += 1
            if wait == day and done:
                answered += 1
        if waiting:
            share *= 1 - answered / waiting
        rows.append({"days": day, "waiting": waiting, "answered": answered, "open": share})
    return pd.DataFrame(rows)

# %% answer="desk"
def clinics_that_keep_waiting(complaints, end, days, share):
    found = []
    for clinic in sorted(set(complaints["clinic"])):
        log = complaints[(complaints["clinic"] == clinic) & (complaints["received"] <= end)]
        if len(log) == 0:
            continue
        still = 1.0
        for row in response_time_survival(log, end).itertuples():
            if row.days > days:
                break
            still = row.open
        if still > share:
            found.append(clinic)
    return found

# %% answer="weights"
def post_stratify(means, sizes):
    means, sizes = dict(means), dict(sizes)
    for name in list(means) + list(sizes):
        if name not in means or name not in sizes:
            raise ValueError(f"{name} is missing")
    total = people = 0.0
    for name, size in sizes.items():
        if size < 0:
            raise ValueError("sizes are negative")
        if size > 0:
            if means[name] != means[name]:
                raise ValueError(f"nobody in {name}")
            total += size * means[name]
            people += size
    if people == 0:
        raise ValueError("sizes are all 0")
    return total / people

# %% answer="gaps"
def servqual_gaps(expected, perceived, dimensions):
    if set(expected) != set(perceived) or len(expected) != len(perceived):
        raise ValueError("expected and perceived differ")
    sums, pairs = {}, {}
    for item in expected:
        if item not in dimensions:
            raise ValueError(f"no dimension for {item}")
        name = dimensions[item]
        sums.setdefault(name, 0.0)
        pairs.setdefault(name, 0)
        for hoped, seen in zip(list(expected[item]), list(perceived[item])):
            if hoped == hoped and seen == seen:
                sums[name] += seen - hoped
                pairs[name] += 1
    names = sorted(sums)
    gap = [sums[name] / pairs[name] if pairs[name] else float("nan") for name in names]
    return pd.DataFrame({"gap": gap, "pairs": [pairs[name] for name in names]}, index=names)
