# vanilla: 14 isolated: 14
# from: right_loops
# Takes capitals for other letters: no casefold.

# %% answer="pseudonym"
def pseudonymise(values, key):
    if not isinstance(key, bytes):
        raise ValueError("key: bytes are needed")
    if len(key) <= 15:
        raise ValueError("key: too short")
    result = []
    for value in values:
        if value is None or value != value:
            result.append(None)
            continue
        value = unicodedata.normalize("NFC", value)
        value = value.strip()
        code = hmac.new(key, value.encode("utf-8"), "sha256")
        result.append(code.hexdigest()[0:16])
    return result
