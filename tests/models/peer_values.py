"""Write what retenmod 0.0.1 finds for the published survival curves into `peer_values.json`.

retenmod had its one release in June 2021, so its numbers are kept here and not the package. To make
them again, in an environment of its own: ``pip install retenmod==0.0.1``, then
``python -m tests.models.peer_values`` in the course folder. Where its searches end depends on the
rounding of the processor: in the fourth digit for the beta-discrete-Weibull.
"""

import json
from importlib import import_module
from pathlib import Path

TESTS = Path(__file__).parents[1]
YEARS = {"bdw": (4, 7), "bg": (4, 7, 12)}
AHEAD = {"bdw": 12, "bg": 5}


def main():
    """Fit both models to both segments."""
    # Not among what the tests install: this is run by hand.
    retenmod = import_module("retenmod")

    published = json.loads((TESTS / "published_values.json").read_text())
    found = {}
    for model, years in YEARS.items():
        for segment in ("high_end", "regular"):
            for until in years:
                curve = published["sbg_survival_pct"][segment][: until + 1]
                fit = getattr(retenmod, model)(curve, AHEAD[model])
                found[f"{model} {segment} {until}"] = {
                    "parameters": [float(one) for one in fit.params],
                    "log_likelihood": -float(fit.negLL),
                    "survival_pct": [float(one) for one in fit.proj],
                }
    path = TESTS / "models" / "peer_values.json"
    path.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
