# vanilla: 13 isolated: 13
# from: right_numpy
# Never thought of a customer who stays for ever.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    for name, x in [("margin", margin), ("retention", retention), ("discount", discount)]:
        if np.any(np.isnan(x)):
            raise ValueError(f"{name} is NaN")
    if np.any(np.less(retention, 0)) or np.any(np.greater(retention, 1)):
        raise ValueError("retention!")
    if np.any(np.less_equal(discount, -1)):
        raise ValueError("discount!")
    gap = 1 + discount - retention
    if convention == "first-included":
        return margin * (1 + discount) / gap
    if convention == "first-excluded":
        return margin * retention / gap
    if convention == "end-of-period":
        return margin / gap
    raise ValueError("convention!")
