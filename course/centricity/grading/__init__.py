"""What an instructor needs: nbgrader with this course's settings, and a class graded by it."""
