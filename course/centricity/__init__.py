"""Customer orientation versus customer centricity: the package behind the notebooks.

The rooms, from the bottom up: `data`, `models` and `simulate` hold numbers; `plots`, `widgets`
and `quiz` show them; `progress` and `handin` look after a learner's own files; `grading` and
`build` serve instructors and authors. A room imports only from the rooms below it.
"""

__version__ = "0.1.0"
