# vanilla: 15 isolated: 15
# from: right_pandas
# nan < least is False, so clinics without a kappa get no second visit.

# %% answer="desk"
def clinics_to_revisit(codes, least):
    names = []
    for clinic, part in codes.groupby("clinic"):
        kappa = cohen_kappa(part["first"], part["second"])
        if kappa < least:
            names.append(clinic)
    return names
