# vanilla: 14 isolated: 14
# from: right_loops
# Divides the cause by the effect.

# %% answer="chain"
def chain_effect(steps, change=1):
    if not steps:
        raise ValueError("no steps")
    if any(step[0] == 0 for step in steps):
        raise ValueError("no cause may be 0")
    first, *rest = steps
    here = first[0] * change / first[1]
    return chain_effect(rest, here) if rest else here
