# vanilla: 15 isolated: 15
# from: right_loops
# Takes a share that is just reached as more than that share: >= for >.

# %% answer="desk"
def clinics_that_keep_waiting(complaints, end, days, share):
    found = []
    for clinic in sorted(set(complaints["clinic"])):
        log = complaints[(complaints["clinic"] == clinic) & (complaints["received"] <= end)]
        if len(log) == 0:
            continue
        still = 1.0
        for row in response_time_survival(log, end).itertuples():
            if row.days > days:
                break
            still = row.open
        if still >= share:
            found.append(clinic)
    return found
