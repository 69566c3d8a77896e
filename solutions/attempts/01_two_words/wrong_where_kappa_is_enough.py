# vanilla: 14 isolated: 14
# from: right_pandas
# Lists the clinics that may have their bonus, not those to revisit.

# %% answer="desk"
def clinics_to_revisit(codes, least):
    names = []
    for clinic, part in codes.groupby("clinic"):
        kappa = cohen_kappa(part["first"], part["second"])
        if kappa >= least:
            names.append(clinic)
    return names
