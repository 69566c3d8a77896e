# vanilla: 15 isolated: 15
# from: right_loops
# Multiplies effects and forgets their causes: right as long as every cause is 1.

# %% answer="chain"
def chain_effect(steps, change=1):
    if not steps:
        raise ValueError("no steps")
    if any(step[0] == 0 for step in steps):
        raise ValueError("no cause may be 0")
    first, *rest = steps
    here = first[1] * change
    return chain_effect(rest, here) if rest else here
