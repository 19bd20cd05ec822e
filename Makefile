# Needs Python 3.11 or newer, git and make; everything else lands in .venv.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin

.DEFAULT_GOAL := status
.PHONY: status test check bench clean

status: .venv/installed   ## how far the renovation of the shipped book is
	@$(BIN)/oc status

test: .venv/installed     ## all tests
	@$(BIN)/python -m pytest -n auto --dist loadfile

check: .venv/quality      ## what continuous integration asks for besides the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/oc validate --strict

bench: .venv/benchmark    ## speed as ratios, against peers and floors in the same run
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf .venv

.venv/installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "oldcommunity needs Python 3.11 or newer / 需要 Python 3.11 以上" >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[test]"
	@touch $@

.venv/quality: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "ruff>=0.17,<0.18" "mypy>=2.4,<2.5" types-PyYAML types-tabulate types-openpyxl types-defusedxml
	@touch $@

.venv/benchmark: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check check-jsonschema
	@touch $@
