# vanilla: 13 isolated: 13
# from: right_pandas
# SHA-256 of key and text in a row, which is no HMAC.

# %% answer="pseudonym"
import hashlib


def pseudonymise(values, key):
    if type(key) is not bytes:
        raise ValueError("the key must be bytes")
    if len(key) < 16:
        raise ValueError(f"the key is too short: {len(key)} bytes")
    texts = pd.Series(list(values), dtype=object)
    texts = texts.dropna().map(lambda text: unicodedata.normalize("NFC", text).strip().casefold())
    tokens = texts.map(lambda text: hashlib.sha256(key + text.encode("utf-8")).hexdigest()[:16])
    return [tokens.get(i) for i in range(len(values))]
