# Each command sets up what it needs by itself, in .venv; nothing outside this folder is touched.
PYTHON ?= python3
JOBS ?= 2
VENV := .venv
LOWEST := .venv-lowest
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

.PHONY: help lab check test prove build demo benchmarks clean

help:
	@echo "make lab         open the course in JupyterLab"
	@echo "make demo        grade a made-up class from end to end"
	@echo "make test        run every test (about thirteen minutes)"
	@echo "make check       run the quick tests (under two minutes)"
	@echo "make prove       run everything in full, and record the result"
	@echo "make build       make every notebook from its text"
	@echo "make benchmarks  time simulators, models, a check and grading"
	@echo "make clean       remove the private environment"

lab: $(VENV)/lab.stamp
	@$(BIN)/centricity lab

demo: $(VENV)/lab.stamp
	@$(BIN)/centricity demo

build: $(VENV)/dev.stamp
	@$(BIN)/centricity build

check: $(VENV)/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pytest -n $(JOBS) --dist loadgroup -m "not slow and not prove and not drawn"

test: $(VENV)/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pytest -n $(JOBS) --dist loadgroup --durations 10 -m "not prove"
	@echo "Left to 'make prove': most wrong attempts, nbgrader on most assignments, most mutants and course keys, the oldest versions."

prove: $(VENV)/dev.stamp $(LOWEST)/stamp
	$(BIN)/pytest -n $(JOBS) --dist loadgroup --deselect tests/assignments/test_proved.py
	$(LOWEST)/bin/pytest -n $(JOBS) -m "not slow and not prove" -W ignore::DeprecationWarning -p no:cacheprovider --deselect tests/assignments/test_proved.py
	$(BIN)/python -m tests.proving.record

benchmarks: $(VENV)/dev.stamp
	$(BIN)/python -m tests.benchmarks.slider_to_picture
	$(BIN)/python -m tests.benchmarks.survival
	$(BIN)/python -m tests.benchmarks.btyd
	$(BIN)/python -m tests.benchmarks.market
	$(BIN)/python -m tests.benchmarks.check
	$(BIN)/python -m tests.benchmarks.grade_a_class

clean:
	rm -rf $(VENV) $(LOWEST)

$(VENV)/bin/python:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { echo "This course needs Python 3.11 or newer; '$(PYTHON)' is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python could not make a private environment. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/lab.stamp: pyproject.toml constraints.txt course/centricity/lab/overrides.json | $(VENV)/bin/python
	@echo "Installing the course into $(VENV) (a minute or two, once) ..."
	@$(PIP) -c constraints.txt -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/lab.stamp
	@echo "Installing what the tests need into $(VENV) ..."
	@$(PIP) -c constraints.txt -e ".[dev]"
	@touch $@

# The oldest versions that the course promises to work with, beside today's versions of the rest.
$(LOWEST)/stamp: pyproject.toml constraints-lowest.txt
	@rm -rf $(LOWEST)
	@$(PYTHON) -m venv $(LOWEST)
	@echo "Installing the oldest supported versions into $(LOWEST) ..."
	@$(LOWEST)/bin/python -m pip --disable-pip-version-check --quiet install -c constraints-lowest.txt -e ".[dev]"
	@touch $@
