# vanilla: 15 isolated: 15
# from: right_pandas
# Checks the length of numbers abroad and lets any number with country code 7 through.

# %% answer="phone"
def normalise_phone(text):
    if pd.isna(text):
        return None
    number = re.split("[A-Za-zА-Яа-яЁё#]", text)[0].strip()
    digits = "".join(sign for sign in number if sign.isdigit())
    if number.startswith("00"):
        number, digits = "+" + number, digits[2:]
    if number.startswith("+"):
        return "+" + digits if 8 <= len(digits) <= 15 else None
    if len(digits) == 10:
        return "+7" + digits
    if len(digits) == 11 and digits[0] in ("7", "8"):
        return "+7" + digits[1:]
    return None
