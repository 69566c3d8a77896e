"""The figures of lessons that aren't simulators: one module for each lesson that has any."""
