# One command per need; CI runs the same ones.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2
PROVERS ?= 4
DRIVER ?=
export PYTHONUTF8 := 1

.PHONY: setup demo test test-all prove agreement readings lint unit suite-http suite-browser bench clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Homologue needs Python 3.11 or newer; set PYTHON=… to another interpreter." >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { echo "Python has no venv module here; on Debian: apt-get install python3-venv" >&2; exit 2; }
	@echo "Installing into $(VENV)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

# The reference simulator, judged in a browser where one can be had (DRIVER=http makes it shorter).
demo: setup
	@driver="$(DRIVER)"; \
	  if [ -z "$$driver" ] && scripts/ensure-browser.sh; then driver=browser; fi; \
	  if [ "$$driver" = browser ]; then \
	    echo "La démonstration se joue dans un navigateur : comptez quelques minutes (DRIVER=http : une ou deux)."; \
	  else driver=http; echo "La démonstration se joue par HTTP."; fi; \
	  $(BIN)/homologue run --driver $$driver --workers $(WORKERS)

# The suite in a browser is played on a part of it (every screen, every kind of check) by a unit test that holds
# both drivers to the same outcomes; test-all plays the whole.
test: setup lint unit suite-http

test-all: test suite-browser

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/homologue catalogue --check --missing
	@$(BIN)/homologue lint

unit: setup
	@scripts/ensure-browser.sh || true
	@$(BIN)/pytest -n $(WORKERS) --dist loadfile

suite-http: setup
	@$(BIN)/homologue run --driver http --workers $(WORKERS)

suite-browser: setup
	@scripts/ensure-browser.sh && $(BIN)/homologue run --driver browser --workers $(WORKERS)

# Every named fault of the simulator must be caught and no correct variant refused; both drivers must agree;
# every other reading of the guide must be followed.
prove: setup
	@$(BIN)/homologue prove --workers $(PROVERS)

agreement: setup
	@$(BIN)/python scripts/agreement.py

readings: setup
	@$(BIN)/python scripts/readings.py urssaf
	@$(BIN)/python scripts/readings.py audiens

bench: setup
	@scripts/ensure-browser.sh || true
	@$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
