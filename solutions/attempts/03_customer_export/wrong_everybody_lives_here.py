# vanilla: 13 isolated: 13
# from: right_pandas
# Keeps the last ten digits and puts +7 in front, wherever the number is from.

# %% answer="phone"
def normalise_phone(text):
    if pd.isna(text):
        return None
    digits = re.sub("[^0-9]", "", re.split("[A-Za-zА-Яа-яЁё#]", text)[0])
    return "+7" + digits[-10:] if len(digits) >= 10 else None
