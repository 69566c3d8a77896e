# vanilla: 14 isolated: 14
# from: right_plain
# Takes a base of 0 for a missing one, because 0 is false.

# %% answer="kpi"
def declaration_to_kpi(declaration):
    asked = ("metric", "unit", "base", "target", "start", "due", "who")

    def there(name):
        value = declaration.get(name)
        if isinstance(value, str):
            return value.strip() != ""
        return bool(value) and not pd.isna(value)

    missing = [name for name in asked if not there(name)]
    result = {"missing": missing, "pace": None, "kpi": None}
    if all(there(name) for name in asked[2:6]):
        base, target, start, due = (declaration[name] for name in asked[2:6])
        if due <= start:
            raise ValueError("due comes too early")
        if target == base:
            raise ValueError("the target is the base")
        result["pace"] = (target - base) / (due - start).days * 365.25
    if not missing:
        text = "{metric}: from {base:g} to {target:g} {unit} by {due}, measured by {who}"
        result["kpi"] = text.format(**{**declaration, "due": declaration["due"].isoformat()})
    return result
