# vanilla: 13 isolated: 13
# from: right_loops
# Takes all digits of the text, those of the extension too.

# %% answer="phone"
def normalise_phone(text):
    if text is None or text != text:
        return None
    number = ""
    for sign in text:
        number = number + sign
    number = number.strip()
    digits = ""
    for sign in number:
        if sign in "0123456789":
            digits = digits + sign
    code = False
    if number[:1] == "+":
        code = True
    elif number[:2] == "00":
        code = True
        digits = digits[2:]
    if code:
        if digits[:1] == "7" and len(digits) != 11:
            return None
        if len(digits) < 8 or len(digits) > 15:
            return None
        return "+" + digits
    if len(digits) == 11 and (digits[0] == "7" or digits[0] == "8"):
        digits = digits[1:]
    if len(digits) != 10:
        return None
    return "+7" + digits
