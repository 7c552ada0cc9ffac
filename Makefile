# From a bare clone, with Python 3.11 (venv) and make:
#
#   make demo     the seven examples, from data file to Word; says where the files are
#   make test     every test of the core and of the plugins, against their built wheels
#
# Everything is installed into .venv and nowhere else; nothing has to be set up by hand first.
# Another interpreter: make test PYTHON=python3.13 VENV=build/venvs/3.13

PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check
QUICK := values facts vocabulary documents book codec aggregates rules reading reports exports plugins
PLUGINS := $(patsubst %/pyproject.toml,%,$(wildcard plugins/*/pyproject.toml))

# Directories are listed too: a file that was removed changes nothing else's date.
SOURCES := $(shell find src $(PLUGINS:=/src) -not -path '*/.*' -not -name '__pycache__' -not -name '*.pyc') \
           pyproject.toml README.md LICENSE $(wildcard $(PLUGINS:=/pyproject.toml) $(PLUGINS:=/README.md) $(PLUGINS:=/LICENSE))

# The same versions everywhere. pip reads these also where it builds a wheel in an environment of its own
# (older ones the first name, newer ones the second). Relative, because pip splits the value at spaces.
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
# Vietnamese is read and written as UTF-8, whatever the locale of the machine.
export PYTHONUTF8 := 1
# Nothing from outside stands before what is installed here.
unexport PYTHONPATH PYTHONHOME

MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: demo test test-quick test-all test-others crash lint format types contracts docs bench clean installed tools

demo: installed
	@$(PY) examples/demo.py
	@echo; echo "Everything it wrote is here:"; for folder in examples/*/out; do echo "  $(CURDIR)/$$folder"; done

# pytest's closing line stays the last one: nothing is echoed after it.
test: tools
	@DANVAN_EXPECT_INSTALLED=1 $(PY) -m pytest -n auto --maxprocesses 8 -q $(if $(COVERAGE),--cov --cov-report=term:skip-covered)

# Under a minute, while writing: the rooms of the core alone, with few examples for each property.
test-quick: tools
	@HYPOTHESIS_PROFILE=quick $(PY) -m pytest -n auto -q $(addprefix tests/,$(QUICK))

# On every Python that the classifiers claim and this machine has, each in an environment of its own; the usual one last.
test-all: test-others test

test-others:
	@status=0; for python in $$($(PYTHON) tools/pythons.py --others); do \
	  echo "testing with $$python ..."; \
	  $(MAKE) test PYTHON=$$python VENV=build/venvs/$${python##*/} || status=1; \
	done; exit $$status

# Several processes at one file, a thousand rounds for each writer.
crash: tools
	@DANVAN_ROUNDS=1000 $(PY) -m pytest -q tests/codec/test_writers.py

lint: tools
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --check --quiet . || { echo "not in the house format; 'make format' rewrites it" >&2; exit 1; }
	@echo "lint: clean"

format: tools
	@$(PY) -m ruff check --quiet --fix . ; $(PY) -m ruff format .

# A plugin's tests are checked by themselves: two test files of one name are two modules of one name to mypy.
types: tools
	@$(PY) -m mypy --strict --no-error-summary src tests tools
	@for plugin in $(PLUGINS) $(patsubst %/,%,$(wildcard examples/plugins/*/)); do $(PY) -m mypy --strict --no-error-summary $$plugin/src $$plugin/tests || exit 1; done
	@echo "types: clean"

# The contracts are about the sources, not about the wheel that happens to be installed.
contracts: tools
	@PYTHONPATH=src $(VENV)/bin/lint-imports --no-logo
	@for plugin in $$(grep -l importlinter plugins/*/pyproject.toml); do PYTHONPATH=$$(dirname $$plugin)/src $(VENV)/bin/lint-imports --no-logo --config $$plugin || exit 1; done

docs: tools
	@for page in tools/generate_*.py; do echo $$page; $(PY) $$page || exit 1; done

bench: tools
	@for bench in bench/*.py; do echo $$bench; $(PY) $$bench || exit 1; done

# .venv stays; remove it as well to start again from nothing.
clean:
	rm -rf build dist examples/*/out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src plugins tests examples docs bench -name __pycache__ -prune -exec rm -rf {} +

# Always put in place anew, so that a .venv somebody worked in (an editable install, an older wheel) tests the same as a new one.
installed: build/wheels/.built
	@$(PIP) install --force-reinstall --no-deps build/wheels/*.whl
	@$(PIP) install build/wheels/*.whl

# Each distribution declares in its extra `test` what its own tests need; the tools of the workshop are the group `dev`.
tools: installed
	@$(PIP) install --group dev $$(printf '%s[test] ' build/wheels/*.whl)

build/wheels/.built: $(VENV)/.made $(SOURCES)
	@echo "building the wheels ..."
	@rm -rf build/wheels
	@$(PIP) wheel --no-deps --wheel-dir build/wheels . $(PLUGINS:%=./%)
	@touch $@

# A .venv made by hand is taken over as it is. pip itself is pinned too: the one that comes with Python 3.11 knows no groups.
$(VENV)/.made: constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("danvan needs Python 3.11 or later; name one with: make PYTHON=python3.11")'
	@echo "making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade pip
	@touch $@
