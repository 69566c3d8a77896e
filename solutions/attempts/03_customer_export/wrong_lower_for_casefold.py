# vanilla: 15 isolated: 15
# from: right_loops
# Uses lower() for casefold(): a sharp s stays what it is.

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
        value = value.lower()
        code = hmac.new(key, value.encode("utf-8"), "sha256")
        result.append(code.hexdigest()[0:16])
    return result
