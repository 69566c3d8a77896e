# vanilla: 16 isolated: 3
# Hands the work to the package's own functions. The policy is its own.

# %% answer="equity"
from centricity.models import board


def customer_equity(people, discount):
    return board.customer_equity(people, discount)

# %% answer="allocate"
def allocate(budget, segments, floor=0.0):
    return board.allocate(budget, segments, floor)

# %% answer="policy"
def policy(view):
    cash = view["cash"]
    return {"acquisition": 0.27 * cash, "product": 0.23 * cash, "service_all": 0.39 * cash,
            "feedback": 0.06 * cash, "data": 0.05 * cash}

# %% answer="regret"
def regret_table(results):
    return board.regret_table(results)

# %% answer="desk"
def board_choice(results, beliefs, least_satisfaction):
    return board.board_choice(results, beliefs, least_satisfaction)

# %% answer="kpi"
def declaration_to_kpi(declaration):
    return board.declaration_to_kpi(declaration)

# %% answer="sensitivity"
def sensitivity(runs, base, outcome='equity'):
    return board.sensitivity(runs, base, outcome)
