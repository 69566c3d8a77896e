# vanilla: 15 isolated: 15
# from: right_pandas
# Never checks the key.

# %% answer="pseudonym"
def pseudonymise(values, key):
    texts = [None if pd.isna(v) else unicodedata.normalize("NFC", v).strip().casefold() for v in values]
    return [t if t is None else hmac.new(key, t.encode(), "sha256").hexdigest()[:16] for t in texts]
