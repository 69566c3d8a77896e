"""Assignments and the gradebook, as nbgrader keeps them."""
