# vanilla: 14 isolated: 14
# from: right_pandas
# Sends the second pair where agreement is low, not where kappa is.

# %% answer="desk"
def clinics_to_revisit(codes, least):
    names = []
    for clinic, part in codes.groupby("clinic"):
        kappa = percent_agreement(part["first"], part["second"])
        if pd.isna(kappa) or kappa < least:
            names.append(clinic)
    return names
