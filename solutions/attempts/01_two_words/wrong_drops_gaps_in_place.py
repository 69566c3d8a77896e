# vanilla: 14 isolated: 14
# from: right_pandas
# Drops conversations with a gap from the frame in place.

# %% answer="desk"
def clinics_to_revisit(codes, least):
    names = []
    every = sorted(set(codes["clinic"]))
    codes.dropna(inplace=True)
    for clinic, part in codes.groupby("clinic"):
        kappa = cohen_kappa(part["first"], part["second"])
        if pd.isna(kappa) or kappa < least:
            names.append(clinic)
    return sorted(names + [clinic for clinic in every if clinic not in set(codes["clinic"])])
