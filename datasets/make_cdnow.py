"""Make the two CDNOW files from the source distribution of the ``lifetimes`` package.

    pip download --no-deps --no-binary lifetimes lifetimes==0.11.3
    python datasets/make_cdnow.py Lifetimes-0.11.3.tar.gz
    python datasets/make_datasets.py

The last command renews the list of checksums. Nothing is corrected or left out on the way: only
the columns get names, and the dates hyphens.
"""

import hashlib
import io
import sys
import tarfile
from pathlib import Path

import pandas as pd

HERE = Path(__file__).parent
INSIDE = "Lifetimes-0.11.3/lifetimes/datasets/"
MASTER = "eff6889ed364c5199d6eacbbeb7a6d559971df4406ac876f322c373f00a072ef"
SAMPLE = "6fae10155c0b0ba363c2c386e30f77990d22328220efd862a5edd1443420d94a"


def member(archive, name, expected):
    """Return the bytes of a file in the archive, or raise a `ValueError` if it isn't the one."""
    found = archive.extractfile(INSIDE + name).read()
    if hashlib.sha256(found).hexdigest() != expected:
        raise ValueError(f"{name} in this archive is not the file that the course was made from.")
    return found


def table(text, columns, skip=0):
    """Return a file of columns set apart by blanks as a frame, its dates with hyphens."""
    frame = pd.read_csv(
        io.BytesIO(text), sep=r"\s+", names=columns, skiprows=skip, dtype={"amount": str}
    )
    frame["date"] = pd.to_datetime(frame["date"].astype(str), format="%Y%m%d").dt.date
    frame["amount"] = frame["amount"].astype(float).map("{:.2f}".format)
    return frame


def main(path):
    """Write both files."""
    with tarfile.open(path) as archive:
        master = member(archive, "CDNOW_master.txt", MASTER)
        sample = member(archive, "CDNOW_sample.txt", SAMPLE)
    columns = ["customer", "date", "cds", "amount"]
    frames = {
        "cdnow_master.csv": table(master, columns, skip=1),
        "cdnow_sample.csv": table(sample, ["customer", "in_sample", *columns[1:]]),
    }
    for name, frame in frames.items():
        frame.to_csv(HERE / name, index=False, lineterminator="\n")


if __name__ == "__main__":
    main(sys.argv[1])
