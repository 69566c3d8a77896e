# vanilla: 16 isolated: 16
# A beginner: one step a line, while loops, prints to see what happens. Long, but right.

# %% answer="matrix"
def code_matrix(first, second, labels):
    list_one = list(first)
    list_two = list(second)
    number_one = len(list_one)
    number_two = len(list_two)
    if number_one > number_two:
        raise ValueError("the second coder has too few codes")
    if number_one < number_two:
        raise ValueError("the second coder has too many codes")
    result = pd.DataFrame(index=labels, columns=labels)
    for row in labels:
        for column in labels:
            how_often = 0
            i = 0
            while i < number_one:
                if list_one[i] == row and list_two[i] == column:
                    how_often = how_often + 1
                i = i + 1
            result.loc[row, column] = how_often
    i = 0
    while i < number_one:
        missing = pd.isna(list_one[i]) or pd.isna(list_two[i])
        if not missing and list_one[i] not in labels:
            raise ValueError("this code is not allowed: " + str(list_one[i]))
        if not missing and list_two[i] not in labels:
            raise ValueError("this code is not allowed: " + str(list_two[i]))
        i = i + 1
    return result.astype(int)

# %% answer="agree"
def percent_agreement(first, second):
    list_one = list(first)
    list_two = list(second)
    if len(list_one) != len(list_two):
        raise ValueError("first and second have different lengths")
    good = 0
    bad = 0
    for i in range(len(list_one)):
        if pd.isna(list_one[i]) == False and pd.isna(list_two[i]) == False:
            if list_one[i] == list_two[i]:
                good = good + 1
            else:
                bad = bad + 1
    print("alike", good, "different", bad)
    if good + bad == 0:
        answer = np.nan
    else:
        answer = good / (good + bad)
    return answer

# %% answer="kappa"
def cohen_kappa(first, second):
    list_one = list(first)
    list_two = list(second)
    if len(list_one) != len(list_two):
        raise ValueError("first and second have different lengths")
    clean_one = []
    clean_two = []
    for i in range(len(list_one)):
        if pd.isna(list_one[i]):
            continue
        if pd.isna(list_two[i]):
            continue
        clean_one.append(list_one[i])
        clean_two.append(list_two[i])
    if len(clean_one) == 0:
        return np.nan
    observed = percent_agreement(clean_one, clean_two)
    expected = 0
    done = []
    for code in clean_one + clean_two:
        if code in done:
            continue
        done.append(code)
        share_one = clean_one.count(code) / len(clean_one)
        share_two = clean_two.count(code) / len(clean_two)
        expected = expected + share_one * share_two
    if len(done) == 1:
        return np.nan
    above = observed - expected
    below = 1 - expected
    return above / below

# %% answer="filter"
def filter_definitions(definitions, wanted):
    answer = definitions.copy()
    names = list(wanted)
    for name in names:
        if name not in list(answer.columns):
            raise ValueError("I don't know the column " + name)
    for name in names:
        value = wanted[name]
        if type(value) == list:
            allowed = value
        else:
            allowed = [value]
        keep = []
        for cell in answer[name]:
            if pd.isna(cell):
                keep.append(False)
            elif cell in allowed:
                keep.append(True)
            else:
                keep.append(False)
        answer = answer.loc[np.array(keep, dtype=bool)]
    answer = answer.reset_index(drop=True)
    return answer

# %% answer="desk"
def clinics_to_revisit(codes, least):
    names = []
    for name in codes["clinic"]:
        if name not in names:
            names.append(name)
    names.sort()
    answer = []
    for name in names:
        only = codes[codes["clinic"] == name]
        kappa = cohen_kappa(only["first"], only["second"])
        if pd.isna(kappa):
            answer.append(name)
        if kappa < least:
            answer.append(name)
    return answer

# %% answer="overlap"
import unicodedata


def jaccard_overlaps(lists):
    clean = {}
    for expert in lists:
        clean[expert] = []
        for firm in lists[expert]:
            firm = unicodedata.normalize("NFC", firm)
            firm = firm.strip()
            firm = firm.casefold()
            if firm not in clean[expert]:
                clean[expert].append(firm)
    table = pd.DataFrame(index=list(clean), columns=list(clean))
    for a in clean:
        for b in clean:
            both = 0
            for firm in clean[a]:
                if firm in clean[b]:
                    both = both + 1
            either = len(clean[a]) + len(clean[b]) - both
            if either == 0:
                table.loc[a, b] = np.nan
            else:
                table.loc[a, b] = both / either
    return table.astype(float)

# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    if np.any(np.isnan(prevalence)):
        raise ValueError("prevalence is missing")
    if np.any(np.isnan(accuracy)):
        raise ValueError("accuracy is missing")
    if np.any(np.array(prevalence) < 0) or np.any(np.array(prevalence) > 1):
        raise ValueError("prevalence must be between 0 and 1")
    if np.any(np.array(accuracy) < 0) or np.any(np.array(accuracy) > 1):
        raise ValueError("accuracy must be between 0 and 1")
    p = np.array(prevalence) * 1.0
    q = np.array(accuracy) * 1.0
    right = q * q
    wrong = (1 - q) * (1 - q)
    po = right + wrong
    m = p * q + (1 - p) * (1 - q)
    pe = m * m + (1 - m) * (1 - m)
    undefined = pe == 1
    below = np.where(undefined, 1.0, 1 - pe)
    kappa = np.where(undefined, np.nan, (po - pe) / below)
    if kappa.shape == ():
        return float(kappa)
    return kappa
