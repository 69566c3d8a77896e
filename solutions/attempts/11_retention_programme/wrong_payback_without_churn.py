# vanilla: 14 isolated: 14
# from: right_plain
# Divides cost by margin: nobody leaves.

# %% answer="payback"
def cac_payback(spend, new_customers, margin, retention):
    if spend < 0 or new_customers < 0 or margin <= 0 or not 0 <= retention <= 1:
        raise ValueError("spend, new_customers, margin or retention is out of range")
    if new_customers == 0:
        return 0.0 if spend == 0 else np.inf
    return float(np.ceil(spend / new_customers / margin))
