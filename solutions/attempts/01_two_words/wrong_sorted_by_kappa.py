# vanilla: 15 isolated: 15
# from: right_pandas
# Lists the worst clinic first, instead of alphabetically.

# %% answer="desk"
def clinics_to_revisit(codes, least):
    found = []
    for clinic, part in codes.groupby("clinic"):
        kappa = cohen_kappa(part["first"], part["second"])
        if pd.isna(kappa) or kappa < least:
            found.append((-1 if pd.isna(kappa) else kappa, clinic))
    return [clinic for kappa, clinic in sorted(found)]
