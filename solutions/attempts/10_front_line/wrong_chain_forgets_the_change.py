# vanilla: 14 isolated: 14
# from: right_loops
# Gives the effect of one unit, whatever the change.

# %% answer="chain"
def chain_effect(steps, change=1):
    change = 1
    if not steps:
        raise ValueError("no steps")
    if any(step[0] == 0 for step in steps):
        raise ValueError("no cause may be 0")
    for cause, effect in steps:
        change *= effect / cause
    return change
