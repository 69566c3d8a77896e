# vanilla: 14 isolated: 14
# from: right_loops
# Lets a clinic claim what its sample shows, whatever chance may have done.

# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    asked = {}
    renewed = {}
    for i in range(len(survey)):
        row = survey.iloc[i]
        asked[row["clinic"]] = asked.get(row["clinic"], 0) + row["asked"]
        renewed[row["clinic"]] = renewed.get(row["clinic"], 0) + row["renewed"]
    allowed = []
    for clinic in sorted(asked):
        low, high = wilson_interval(renewed[clinic], asked[clinic], z)
        if renewed[clinic] / asked[clinic] >= share:
            allowed.append(clinic)
    return allowed
