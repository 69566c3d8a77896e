# vanilla: 13 isolated: 13
# from: right_loops
# Asks for more than the share `least`.

# %% answer="audit"
def audit_score(answers, reverse, least=0.75):
    columns = list(answers.columns)
    for item in reverse:
        if item not in columns:
            raise ValueError("unknown item " + item)
    scores, any_answer = [], False
    for row in range(len(answers)):
        total, count = 0, 0
        for place, column in enumerate(columns):
            answer = answers.iloc[row, place]
            if pd.isna(answer):
                continue
            if answer not in (1, 2, 3, 4, 5):
                raise ValueError(f"{answer} in {column}")
            total += 6 - answer if column in reverse else answer
            count += 1
        any_answer = any_answer or count > 0
        if count == 0 or count / len(columns) <= least:
            scores.append(float("nan"))
        else:
            scores.append(float(total / count))
    if not any_answer:
        raise ValueError("all answers are missing")
    return pd.Series(scores, index=answers.index, dtype=float)
