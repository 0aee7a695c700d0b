# Everything runs in .venv; the stamp is remade when a requirement or the project file changes.
BIN := .venv/bin
STAMP := .venv/.installed
PYTEST := $(BIN)/python -m pytest

.PHONY: help demo street test test-slow fuzz lint format requirements clean
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

$(STAMP): requirements/build.txt requirements/core.txt requirements/dev.txt pyproject.toml bin/bootstrap.sh
	@PYTHON="$(PYTHON)" sh bin/bootstrap.sh
	@touch $@

## make demo       install into .venv, live twelve weeks of the fixture web's town, print what was found
demo: $(STAMP)
	@sh bin/browser.sh
	@$(BIN)/waybillwatch demo

## make street     the same with one street of it: nine hosts, six weeks, no browser, half a minute
street: $(STAMP)
	@$(BIN)/waybillwatch demo --street --home waybillwatch-street

## make test       the fast tests (under two minutes)
test: $(STAMP)
	@$(PYTEST) -n auto -q

## make test-slow  the tests that walk the whole road (under fifteen minutes)
test-slow: $(STAMP)
	@sh bin/browser.sh --must
	@$(PYTEST) -q -m slow tests/flow/test_demo.py
	@$(PYTEST) -n 2 --dist loadfile -q -m slow --ignore tests/flow/test_demo.py

## make fuzz       read what nobody wrote for a minute; a finding is kept in fuzz-findings/
fuzz: $(STAMP)
	@$(BIN)/python -m benchmarks.fuzz

## make lint       format, lint, types and import contracts
lint: $(STAMP)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

## make format     put the code in its format
format: $(STAMP)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix-only -q .

## make requirements  pin anew what pyproject.toml asks for (needs uv)
requirements:
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 pyproject.toml -o requirements/core.txt
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 -c requirements/core.txt --group dev -o requirements/dev.txt
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 requirements/build.in -o requirements/build.txt

## make clean      remove .venv and what the tools cached
clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
