# vanilla: 14 isolated: 14
# from: right_pandas
# Knows the plus sign, and takes 00 for digits like others.

# %% answer="phone"
def normalise_phone(text):
    if pd.isna(text):
        return None
    number = re.split("[A-Za-zА-Яа-яЁё#]", text)[0].strip()
    digits = "".join(sign for sign in number if sign.isdigit())
    if number.startswith("+"):
        if digits.startswith("7"):
            return "+" + digits if len(digits) == 11 else None
        return "+" + digits if 8 <= len(digits) <= 15 else None
    if len(digits) == 10:
        return "+7" + digits
    if len(digits) == 11 and digits[0] in ("7", "8"):
        return "+7" + digits[1:]
    return None
