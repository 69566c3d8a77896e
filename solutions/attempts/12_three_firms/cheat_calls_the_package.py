# vanilla: 16 isolated: 3
# from: right_loops
# Hands the work to the package's own functions. The policy is its own.

# %% answer="equity"
from centricity.models import board


def customer_equity(people, discount):
    return board.customer_equity(people, discount)

# %% answer="allocate"
def allocate(budget, segments, floor=0.0):
    return board.allocate(budget, segments, floor)

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
