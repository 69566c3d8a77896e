"""What an instructor needs: nbgrader with this course's settings, and a class graded by it.

Four rooms, each of which imports only from those before it:

run
    Runs code that somebody else wrote, shut in, and hidden tests beside it; nothing of nbgrader's.
book
    Assignments, the gradebook, and the entering of what was graded.
lms
    Class lists in, hand-ins in, grades out.
pages
    What students and instructors read: messages, feedback, reports.

The modules beside them are what commands and nbgrader's configuration call. Three of them are also
an interface: released exercises import `expect`, `play` and `seeds` by these names, so that they
stay where they are.
"""
