# Konon's commands. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help demo test check lint format sample picture benchmark lock clean

VENV := .venv
BIN := $(VENV)/bin
CRAWL := src/konon/demo/crawl

help:  ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

demo: $(VENV)/.runtime  ## read the bundled sample crawl and print what it found
	@rm -f demo.konon demo.konon-wal demo.konon-shm
	$(BIN)/konon demo --to demo.konon

test: $(VENV)/.dev  ## run all tests
	$(BIN)/python -m pytest

lint: $(VENV)/.dev  ## style, types and floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test  ## everything, as continuous integration runs it

format: $(VENV)/.dev  ## put the code into the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

sample: $(VENV)/.dev  ## write the sample crawl anew from its stories
	$(BIN)/python tools/sample/make.py

picture: $(VENV)/.dev  ## draw the README's picture from the demo's real output
	$(BIN)/python tools/picture.py docs/demo.svg

benchmark: $(VENV)/.dev  ## pages a second and memory, beside trafilatura
	$(BIN)/python benchmarks/pages/speed.py $(PAGES)

lock: $(VENV)/.dev  ## resolve the dependencies anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/python tools/lock.py

clean:  ## remove the environment and what the demo wrote
	rm -rf $(VENV) demo.konon demo.konon-wal demo.konon-shm

$(VENV)/.runtime: requirements.lock pyproject.toml
	tools/environment.sh $(VENV) requirements.lock
	touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml
	tools/environment.sh $(VENV) requirements-dev.lock
	touch $@ $(VENV)/.runtime
