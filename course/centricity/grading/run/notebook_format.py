"""The library `nbformat`, without the second that its import takes.

nbformat needs jsonschema, and that, where it finds the package rfc3987_syntax, builds a grammar of
web addresses first, and does without where it doesn't. No notebook has one to check, and a learner
waits for it at each check.
"""

import sys

GRAMMAR = "rfc3987_syntax"

there = GRAMMAR in sys.modules
if not there:
    # To Python that means: there is no such package.
    sys.modules[GRAMMAR] = None

import nbformat  # noqa: E402

if not there:
    del sys.modules[GRAMMAR]

__all__ = ["nbformat"]
