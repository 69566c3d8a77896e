# vanilla: 14 isolated: 14
# from: right_loops
# Adds the links instead of multiplying them.

# %% answer="chain"
def chain_effect(steps, change=1):
    if not steps:
        raise ValueError("no steps")
    if any(step[0] == 0 for step in steps):
        raise ValueError("no cause may be 0")
    return change * sum(effect / cause for cause, effect in steps)
