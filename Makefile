# Two commands set everything up: `make demo` and `make test`. All of it stays in this folder.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo-output
COMPILED := build/compiled

# The suite's processes: each has a Neo4j server of its own, so a single one where a server is named.
PROCESSES ?= $(if $(NEO4J_TEST_URI),0,2)
PYTEST := $(BIN)/python -m pytest --numprocesses $(PROCESSES) --dist loadfile --no-loadscope-reorder

.PHONY: demo test compiled test-compiled beside-compiled lint format accuracy bench soak docs clean

demo: $(VENV)/installed
	@$(BIN)/python -m xuncha.demo --output $(DEMO)

test: $(VENV)/installed-dev
	$(PYTEST) $(PYTEST_ARGS)

# A wheel whose parser is compiled, for many reports: pip install dist/xuncha-*.whl. Minutes, and a C compiler.
compiled: $(VENV)/installed-dev
	rm -rf build/lib* build/temp* build/bdist* dist
	XUNCHA_COMPILE=1 $(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-build-isolation \
		--no-deps --wheel-dir dist .

# The parser's tests on that wheel, in a folder where no other parser is.
test-compiled: beside-compiled
	cd $(COMPILED) && $(CURDIR)/$(PYTEST) tests/ingest tests/gold $(PYTEST_ARGS)

beside-compiled: $(COMPILED)/unpacked
	@cd $(COMPILED) && rm -rf tests bench examples docs
	@cp -R pyproject.toml tests bench examples docs $(COMPILED)

$(COMPILED)/unpacked: setup.py pyproject.toml $(wildcard ingest/*.py ingest/lexicon/*)
	@$(MAKE) --no-print-directory compiled
	@rm -rf $(COMPILED) && mkdir -p $(COMPILED)
	@$(BIN)/python -m zipfile -e dist/xuncha-*.whl $(COMPILED)
	@touch $@

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) $(DEMO) build dist *.egg-info

$(VENV)/installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "xuncha needs Python 3.11 or newer; set PYTHON=/path/to/python3" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
		echo "Could not make a virtual environment; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing xuncha into $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

accuracy: $(VENV)/installed-dev
	$(BIN)/python -m bench.accuracy

# Long: measures beside something named and prints ratios; docs/performance.md holds figures.
bench: $(VENV)/installed-bench beside-compiled
	$(BIN)/python -m bench.parse
	cd $(COMPILED) && $(CURDIR)/$(BIN)/python -m bench.parse
	$(BIN)/python -m bench.ingest 10000
	$(BIN)/python -m bench.loading 10000
	$(BIN)/python -m bench.loading 1000 --neo4j
	$(BIN)/python -m bench.query build/bench --neo4j
	$(BIN)/python -m bench.export build/bench

# Long: many broken reports, many killed writers.
soak: $(VENV)/installed-dev
	$(BIN)/python -m tests.soak.fuzz 20000
	$(BIN)/python -m tests.soak.kills 200

# The pages that are made of the code, and the READMEs' sessions.
docs: $(VENV)/installed-dev
	$(BIN)/python -m graph.schema_page docs/schema.md
	$(BIN)/python -m tests.readme

$(VENV)/installed-bench: $(VENV)/installed-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'jieba>=0.42,<1'
	@touch $@
