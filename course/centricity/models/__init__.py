"""Pure functions of numbers and frames. Nothing here draws, prints or reads a file."""
