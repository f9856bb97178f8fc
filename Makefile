# Works on a fresh machine with nothing but make and Python 3.11 or newer.
.DEFAULT_GOAL := help
SHELL := /bin/sh
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
# Where torch for machines without an NVIDIA GPU is looked for first.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
export TORCH_INDEX

# A name on the PATH may be a version manager's stub that does not start, so each is tried.
FIND_PYTHON = for p in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo "$$p"; break; }; done

.PHONY: help setup run test monkey screen-reader lint format bench i18n screenshots starter parity \
	installer installer-windows clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## Make .venv with everything that is needed (PYTHON=… picks the Python)

# The stamp is written last: an interrupted setup is taken up again by the next command.
$(STAMP): pyproject.toml constraints.txt tools/setup_env.py
	@python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then \
		echo "SD Studio needs Python 3.11 or newer: install it from python.org or your package manager, then run make again." >&2; \
		exit 1; \
	fi; \
	"$$python" tools/setup_env.py --venv $(VENV)
	@touch $@

run: $(STAMP) ## Start SD Studio
	@$(BIN)/python main.py $(ARGS)

# Tests start hundreds of processes; without bytecode each would compile the program again.
test: $(STAMP) ## Run all tests (ARGS="-k canvas" picks some)
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(ARGS)

monkey: $(STAMP) ## Use the window at random for two minutes (ARGS="--seed 7 --minutes 5")
	@$(BIN)/python -m tools.monkey $(ARGS)

screen-reader: $(STAMP) ## Use the window as a screen reader does (Linux)
	@$(BIN)/python -m tools.screen_reader $(ARGS)

lint: $(STAMP) ## Check style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## Format the code and apply the fixes that ruff can make
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP) ## Measure the figures that we promise
	@$(BIN)/python -m benchmarks $(ARGS)

parity: $(STAMP) ## Compare pictures with those of diffusers' own pipelines
	@$(BIN)/python -m tools.parity $(ARGS)

i18n: $(STAMP) ## Collect texts for translation and compile the translations
	@$(BIN)/python -m tools.i18n $(ARGS)

screenshots: $(STAMP) ## Take the user guide's pictures of the window (ARGS="--out FOLDER": others)
	@$(BIN)/python -m tools.screenshots $(or $(ARGS),--guide)

starter: $(STAMP) ## Train the small model that ships with the program
	@$(BIN)/python -m tools.starter $(ARGS)

# Has a virtual environment of its own, below build.
installer: ## Build the installers for this system into dist (ARGS="--repack")
	@installers/$$(if [ "$$(uname)" = Darwin ]; then echo macos; else echo linux; fi)/build $(ARGS)

installer-windows: ## Build the installers for Windows on Linux (ARGS="--repack")
	@installers/windows/build $(ARGS)

clean: ## Remove caches and built packages, not .venv
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
