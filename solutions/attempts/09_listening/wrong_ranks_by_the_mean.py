# vanilla: 14 isolated: 14
# from: right_numpy
# Believes last year's report: lists the clinics where the mean wait of the answered complaints is
# above the promise.

# %% answer="desk"
def clinics_that_keep_waiting(complaints, end, days, share):
    wait = (complaints["answered"] - complaints["received"]).dt.days
    mean = wait.groupby(complaints["clinic"]).mean()
    return sorted(mean.index[mean > days])
