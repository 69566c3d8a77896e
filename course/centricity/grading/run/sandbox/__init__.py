"""A place to run students' code: it sees nothing, reaches nothing, and ends when told."""
