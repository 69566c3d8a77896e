# vanilla: 13 isolated: 13
# from: right_loops
# Cleans instead of refusing: answers outside 0 to 10 are dropped without a word.

# %% answer="nps"
def nps(scores):
    up = down = count = 0
    for score in scores:
        if score != score:
            continue
        if score < 0 or score > 10 or score != int(score):
            continue
        count += 1
        if score >= 9:
            up += 1
        elif score <= 6:
            down += 1
    if count == 0:
        raise ValueError("scores: nobody answered")
    return (up - down) / count
