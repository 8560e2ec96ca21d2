# Two commands do everything: `make run` and `make test`. Both set up what they need in .venv first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

# Many tests wait for processes of their own: twice as many workers as processors.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(min(2 * (os.cpu_count() or 1), 8))')

PEERS  ?= /tmp/maalestok-peers
TOOLS  ?= camelot-py pymupdf==1.28.2 pdfplumber-rs pdfspine pdf-inspector

.DEFAULT_GOAL := help
.PHONY: help run test evaluate blind lint format bench bench-whole bench-ocr soak roles peers wheel clean

help: ## List what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || (echo "Python 3.11 or newer is needed" && exit 1)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(READY)

run: $(READY) ## Read the sample plans in corpus/ into output/
	$(BIN)/maalestok run corpus/plans -o output

test: $(READY) lint ## Lint, then all tests and the quality gate
	$(BIN)/python -m pytest -q --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder
	$(BIN)/maalestok evaluate corpus/gold --gate > output/evaluation.txt

evaluate: $(READY) ## Precision, recall and F1 on corpus/gold, with every miss
	$(BIN)/maalestok evaluate corpus/gold --errors

blind: $(READY) ## The same on the plans of corpus/blind, set by set
	for set in corpus/blind/set*; do echo "$$set"; $(BIN)/maalestok evaluate $$set/gold --documents $$set/plans || exit 1; done

lint: $(READY) ## ruff, mypy, import contracts, language packs
	$(BIN)/ruff check pipeline tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/maalestok check

format: $(READY) ## Format the code
	$(BIN)/ruff format pipeline tests

bench: $(READY) ## Speed, memory and table fidelity of PDF reading beside other tools (`make peers` first adds more)
	$(BIN)/python tests/bench/bench.py --peers $(wildcard $(PEERS)/*)

peers: ## Other PDF tools for `make bench`, each in an environment of its own outside this folder
	for peer in $(TOOLS); do $(PYTHON) -m venv $(PEERS)/$$peer && $(PEERS)/$$peer/bin/pip install --quiet $$peer; done

bench-whole: $(READY) ## CPU time of whole runs beside plain pdfplumber reading the same PDF files
	$(BIN)/python tests/bench/whole.py

bench-ocr: $(READY) ## Text recognition of scans of the sample plans against the plans themselves
	$(BIN)/python tests/bench/ocr.py
	$(BIN)/python tests/bench/ocr.py --noisy

soak: $(READY) ## Whole runs over 100, 1,000 and 10,000 varied plans: time, memory, completeness (half an hour on two cores)
	$(BIN)/python tests/soak/killed.py
	$(BIN)/python tests/soak/soak.py

roles: $(READY) ## Rules against a learned passage-role classifier, cross-validated by document (docs/learned_roles.md)
	$(BIN)/python -m pip install --quiet --editable '.[learn]'
	$(BIN)/python tests/bench/roles.py $(HOLDOUT)

wheel: $(READY) ## Build the wheel into dist/
	$(BIN)/python -m build --wheel --quiet

clean: ## Remove what was made
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find output -mindepth 1 ! -name README.md -delete
