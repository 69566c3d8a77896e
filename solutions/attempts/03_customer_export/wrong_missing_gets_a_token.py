# vanilla: 15 isolated: 15
# from: right_loops
# Turns every value into text first, so that None and nan get tokens.

# %% answer="pseudonym"
def pseudonymise(values, key):
    if not isinstance(key, bytes):
        raise ValueError("key: bytes are needed")
    if len(key) <= 15:
        raise ValueError("key: too short")
    result = []
    for value in values:
        value = unicodedata.normalize("NFC", str(value))
        value = value.strip()
        value = value.casefold()
        code = hmac.new(key, value.encode("utf-8"), "sha256")
        result.append(code.hexdigest()[0:16])
    return result
