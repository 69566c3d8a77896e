"""Seeded worlds: parameters (and a NumPy generator where chance comes in) give a frame."""
