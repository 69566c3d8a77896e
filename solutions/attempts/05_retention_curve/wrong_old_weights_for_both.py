# vanilla: 14 isolated: 14
# from: right_loops
# Weighs both parts with the first period, so that they don't add up.

# %% answer="mix"
def mix_decomposition(before, after):
    def read(period):
        table = {}
        for name, n, stayed in zip(period["segment"], period["customers"], period["stayed"]):
            table[name] = (float(n), float(stayed))
        total = sum(n for n, stayed in table.values())
        if total == 0:
            raise ValueError("customers: there are none")
        return table, total

    (old, old_total), (new, new_total) = read(before), read(after)
    rates = mix = 0.0
    for name in set(old) | set(new):
        n0, s0 = old.get(name, (0, 0))
        n1, s1 = new.get(name, (0, 0))
        if n0 == 0 and n1 == 0:
            continue
        r0 = s0 / n0 if n0 else s1 / n1
        r1 = s1 / n1 if n1 else s0 / n0
        w0, w1 = n0 / old_total, n1 / new_total
        rates += w0 * (r1 - r0)
        mix += (w1 - w0) * r0
    return {"rates": rates, "mix": mix}
