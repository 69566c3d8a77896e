# vanilla: 15 isolated: 15
# from: right_pandas
# Revisits also where kappa is just enough: <= for <.

# %% answer="desk"
def clinics_to_revisit(codes, least):
    names = []
    for clinic, part in codes.groupby("clinic"):
        kappa = cohen_kappa(part["first"], part["second"])
        if pd.isna(kappa) or kappa <= least:
            names.append(clinic)
    return names
