# vanilla: 4 isolated: 0
# Replaces the functions of centricity.models.clv, with which the tests compute what they expect, by
# its own, which return zeros. (Written after a look at the hidden tests.)

# %% answer="clv"
import centricity.models.clv as theirs


def clv(margin, retention, discount, convention="first-included"):
    if np.any(np.greater(retention, 1)):
        raise ValueError("retention")
    return 0.0 * (margin + retention + discount)


theirs.clv = clv

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    return 0.0


theirs.clv_finite = clv_finite

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    return 0.0


theirs.uplift = uplift

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    return 0.0


theirs.breakeven_spend = breakeven_spend

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    return []

# %% answer="convert"
def convert_rate(rate, kind, periods):
    return 0.0


theirs.convert_rate = convert_rate

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    return 0.0


theirs.retention_for_uplift = retention_for_uplift
