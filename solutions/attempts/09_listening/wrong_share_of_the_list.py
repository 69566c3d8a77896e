# vanilla: 14 isolated: 14
# from: right_numpy
# Counts the complaints that have waited longer than the promise and divides by all, also those that
# came last week.

# %% answer="desk"
def clinics_that_keep_waiting(complaints, end, days, share):
    known = complaints[complaints["received"] <= end]
    until = known["answered"].where(known["answered"] <= end, end)
    late = ((until - known["received"]).dt.days > days).groupby(known["clinic"]).mean()
    return sorted(late.index[late > share])
