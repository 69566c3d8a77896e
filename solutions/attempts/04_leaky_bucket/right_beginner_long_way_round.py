# vanilla: 16 isolated: 16
# A beginner: one case after the other, flags, while loops, many intermediate variables, prints to
# see what happens. Long, but right.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    # check the convention
    ok = False
    if convention == "first-included":
        ok = True
    if convention == "first-excluded":
        ok = True
    if convention == "end-of-period":
        ok = True
    if ok == False:
        raise ValueError("wrong convention " + str(convention))

    # is there an array?
    array = False
    if isinstance(margin, np.ndarray):
        array = True
    if isinstance(retention, np.ndarray):
        array = True
    if isinstance(discount, np.ndarray):
        array = True

    # make everything equally long
    m = margin + 0 * (retention + discount)
    r = retention + 0 * (margin + discount)
    d = discount + 0 * (margin + retention)
    shape = np.shape(m)

    # go through everything one by one (check the originals first, 0 * NaN is NaN!)
    list_m = np.array(margin, dtype=float).flatten()
    list_r = np.array(retention, dtype=float).flatten()
    list_d = np.array(discount, dtype=float).flatten()
    for x in list_m:
        if np.isnan(x):
            raise ValueError("margin is nan")
    for x in list_r:
        if np.isnan(x):
            raise ValueError("retention is nan")
        if x < 0:
            raise ValueError("retention is too small")
        if x > 1:
            raise ValueError("retention is too large")
    for x in list_d:
        if np.isnan(x):
            raise ValueError("discount is nan")
        if x <= -1:
            raise ValueError("discount is too small")

    list_m = np.array(m, dtype=float).flatten()
    list_r = np.array(r, dtype=float).flatten()
    list_d = np.array(d, dtype=float).flatten()
    results = []
    for i in range(len(list_m)):
        bottom = 1 + list_d[i] - list_r[i]
        if bottom <= 0:
            result = np.inf
        elif convention == "first-included":
            result = list_m[i] * (1 + list_d[i]) / bottom
        elif convention == "first-excluded":
            result = list_m[i] * list_r[i] / bottom
        elif convention == "end-of-period":
            result = list_m[i] / bottom
        results.append(result)

    if array == True:
        return np.array(results).reshape(shape)
    else:
        print("clv:", results[0])
        return results[0]

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    if periods < 0:
        raise ValueError("periods is negative")
    if periods % 1 != 0:
        raise ValueError("periods is not a whole number")
    q = retention / (1 + discount)
    total = 0
    n = 0
    while n < periods:
        payment = margin * q ** n
        total = total + payment
        n = n + 1
    print("total after", n, "payments:", total)
    return total

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    new_retention = None
    if unit == "points":
        new_retention = retention + step
    if unit == "percent":
        new_retention = retention * (1 + step)
    if unit == "defections":
        defections = 1 - retention
        new_defections = defections * (1 - step)
        new_retention = 1 - new_defections
    if new_retention == None:
        raise ValueError("I don't know this unit")
    if new_retention > 1:
        raise ValueError("step too big")
    before = clv(100, retention, discount, "first-included")
    after = clv(100, new_retention, discount, "first-included")
    if after == np.inf:
        return np.inf
    growth = (after - before) / before
    return growth

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    if step < 0:
        raise ValueError("step can't be negative")
    new_retention = retention + step
    if new_retention > 1:
        raise ValueError("step too big")
    # (m-c)(1+d)/(1+d-r-D) = m(1+d)/(1+d-r)      | the (1+d) cancels
    # (m-c) = m (1+d-r-D)/(1+d-r)
    # c = m - m (1+d-r-D)/(1+d-r)
    gap_old = 1 + discount - retention
    gap_new = 1 + discount - retention - step
    left = margin * gap_new / gap_old
    c = margin - left
    return c

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    df = renewals.copy()
    names = []
    for name in df["clinic"]:
        if name not in names:
            names.append(name)
    names.sort()
    result = []
    for name in names:
        part = df[df["clinic"] == name]
        total_due = 0
        total_renewed = 0
        total_money = 0
        for i in range(len(part)):
            total_due = total_due + part["due"].iloc[i]
            total_renewed = total_renewed + part["renewed"].iloc[i]
            total_money = total_money + part["due"].iloc[i] * part["margin"].iloc[i]
        retention = total_renewed / total_due
        margin = total_money / total_due
        worth = breakeven_spend(margin, retention, discount, step)
        print(name, worth)
        if worth > spend:
            result.append(name)
    return result

# %% answer="convert"
def convert_rate(rate, kind, periods):
    if periods <= 0:
        raise ValueError("periods must be more than 0")
    if kind == "retention":
        if rate < 0:
            raise ValueError("rate is negative")
        if rate > 1:
            raise ValueError("rate is more than 1")
        answer = rate ** periods
    elif kind == "discount":
        if rate <= -1:
            raise ValueError("rate is -1 or below")
        answer = (1 + rate) ** periods - 1
    else:
        raise ValueError("kind is wrong")
    return answer

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    # target = (1+d-r)/(1+d-r-D) - 1 = D/(1+d-r-D)
    # 1+d-r-D = D/target
    # r = 1+d-D-D/target
    if target == 0:
        return np.nan
    r = 1 + discount - step - step / target
    if target < 0:
        return np.nan
    if r < 0:
        return np.nan
    if r > 1 - step:
        return np.nan
    return r
