"""Make every notebook from its text: lessons, source notebooks of assignments, exercises."""
