# Yinju, from a fresh clone: `make run`. Everything is made in .venv; nothing outside this folder is touched.

PYTHON ?= python3
PORT ?= 7860
SAMPLE := store-sample
INSTALLED := .venv/.installed
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help install run sample port test test-browser test-slow train-short check format docs wheel pins clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

install: $(INSTALLED) ## Make .venv with everything (about 2 minutes, 2.1 GB)

# pip's own byte-compiling uses one core; compileall uses all of them. A file of a library that is a template and
# no Python does not compile: that is no fault of ours.
$(INSTALLED): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Yinju needs Python 3.11 or newer, and there is no '$(PYTHON)' here. Install it, or name yours: make install PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Yinju needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Name a newer one: make install PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up .venv (about 2 minutes, 2.1 GB) ..."
	@$(PYTHON) -m venv .venv || { echo "Could not make .venv. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install -qq --no-compile --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/python -m compileall -qq -j 0 .venv/lib || true
	@touch $@

run: port $(INSTALLED) sample ## Index corpus/ and open the page on http://127.0.0.1:7860 (another port: PORT=8080)
	@exec $(BIN)/yinju serve --store $(SAMPLE) --port $(PORT)

port:
	@case '$(PORT)' in ''|*[!0-9]*|??????*) echo "PORT must be a number from 1 to 65535, and '$(PORT)' is not: make run PORT=7860" >&2; exit 2;; esac

# Indexing skips unchanged files by itself; asking find first saves starting it.
sample: $(INSTALLED)
	@if [ ! -f $(SAMPLE)/CURRENT ] || [ -n "$$(find corpus models/embedder -newer $(SAMPLE)/CURRENT -print | head -n 1)" ]; then \
	  echo "Indexing corpus/ into $(SAMPLE) ..."; \
	  $(BIN)/yinju index corpus --store $(SAMPLE) && touch $(SAMPLE)/CURRENT; \
	fi

test: check ## Run the checks, then every test but the slow ones
	$(BIN)/pytest -q

test-browser: $(INSTALLED) ## Run every test that looks at the page in Chromium, long ones too
	$(BIN)/pytest -q -m browser tests/browser

test-slow: $(INSTALLED) ## Run the slow tests
	$(BIN)/pytest -q -m slow

# Not part of test: ten minutes, and the corpora (models/training/README.md) are not in the repository.
train-short: $(INSTALLED) ## Train the models on 2 % of the data and compare the figures: make train-short DATA=FOLDER
	@test -d '$(DATA)/qa' || { echo "Name the folder of the corpora: make train-short DATA=FOLDER (models/training/README.md says what is in it)" >&2; exit 2; }
	$(BIN)/python -m pip install -qq --no-compile --disable-pip-version-check -c constraints.txt -e '.[train]'
	TRAIN_DATA='$(DATA)' $(BIN)/pytest -q -m train --timeout 1800 tests/training

check: $(INSTALLED) ## Look at style, types and the direction of imports
	$(BIN)/ruff format --check -q .
	$(BIN)/ruff check -q .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(INSTALLED) ## Put the code in house style
	$(BIN)/ruff format -q .
	$(BIN)/ruff check -q --fix .

docs: $(INSTALLED) ## Write docs/cli.md anew from the commands' own help
	@$(BIN)/python -m assistant.cli.reference > docs/cli.new && mv docs/cli.new docs/cli.md || { rm -f docs/cli.new; exit 1; }

wheel: $(INSTALLED) ## Build dist/yinju-*.whl, models and sample documents included
	@rm -rf dist
	$(BIN)/python -m build --wheel --no-isolation

pins: ## Write constraints.txt anew from what pyproject.toml allows today
	@rm -rf .venv-pins
	$(PYTHON) -m venv .venv-pins
	.venv-pins/bin/pip install -qq --no-compile --disable-pip-version-check -e '.[dev,train,peers]'
	@{ sed '/^[^#]/,$$d' constraints.txt; .venv-pins/bin/pip freeze --exclude-editable | sed 's/+.*//'; } > constraints.new
	@mv constraints.new constraints.txt; rm -rf .venv-pins

clean: ## Remove what make made: .venv, store-sample, dist, caches
	rm -rf .venv $(SAMPLE) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
