# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
TOOLS  := build/tools
PORT   ?= 8501
WATCH  ?= none
REPLICAS ?= 0

.DEFAULT_GOAL := run
.PHONY: help run serve restart load test quick fix test-deps bench fuzz data-check data-edit data-import watch watch-effects static
.PHONY: gallery
.PHONY: lock upgrade audit sbom clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run data-check  ## the dashboard on http://localhost:8501
	PYTHONPATH=. $(BIN)/streamlit run app.py --server.port $(PORT) --server.fileWatcherType $(WATCH)

# Several processes behind nginx, on the loopback: PORT, REPLICAS (as many as cores), PHASE_III_PLACES (readers a process).
serve: $(VENV)/.run data-check  ## as many processes as cores behind nginx on http://localhost:8501
	@$(BIN)/python -m deploy --port $(PORT) --replicas $(REPLICAS)

restart: $(VENV)/.run data-check  ## the processes of "make serve" start anew, one after the other; no reader is lost
	@$(BIN)/python -m deploy --restart

load: $(VENV)/.dev  ## fifty readers, two hundred arriving, one of two processes killed: figures and verdicts
	$(BIN)/python -m bench.load

data-check: $(VENV)/.run  ## every fault of the tables, in words
	$(BIN)/python -m dossier.catalogue

# Words on the command line reach the program through the environment: an apostrophe of a reason breaks nothing.
export FILE REASON_FR REASON_EN KEYS OVER SHOW

data-edit: $(VENV)/.run  ## the tables as a workbook to edit: build/dossier.xlsx
	$(BIN)/python -m exports.editing edit build/dossier.xlsx

data-import: $(VENV)/.run  ## FILE=... read an edited workbook or CSV back, if all is well (REASON_FR=, REASON_EN=)
	@$(BIN)/python -m exports.editing import "$$FILE" --reason-fr="$$REASON_FR" --reason-en="$$REASON_EN" \
	  --keys="$$KEYS" --over="$$OVER" --show="$$SHOW"

# A curator's machine with a network. ONLY= names registers (clinicaltrials,datagouv,sources), SINCE= a day from which trials
# were updated, AFRESH=yes asks again what was read today.
export ONLY SINCE AFRESH

watch: $(VENV)/.dev  ## what public registers would add or change: build/proposals.xlsx; nothing is imported (ONLY=, SINCE=)
	@$(BIN)/python -m watch read --only="$$ONLY" --since="$$SINCE" --afresh="$$AFRESH"

watch-effects: $(VENV)/.dev  ## what the accepted rows of build/proposals.xlsx (or FILE=) would move; nothing is imported
	@$(BIN)/python -m watch effects "$${FILE:-build/proposals.xlsx}"

test: $(VENV)/.dev  ## everything that CI runs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/frictionless validate data/datapackage.json
	$(BIN)/pytest -n auto --dist worksteal

quick: $(VENV)/.dev  ## under a minute: style, types, floors, data, unit tests, each page once
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m dossier.catalogue
	$(BIN)/pytest -n auto -m "not browser and not grid"

fix: $(VENV)/.dev  ## format, and mend what needs no thought
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

# Debian starts its nginx on port 80: "make serve" starts one of its own, on the loopback.
NO_NGINX_SERVICE = if [ -d /run/systemd/system ]; then systemctl disable --now nginx; \
	  else service nginx stop; update-rc.d nginx disable; fi >/dev/null 2>&1 || true

# What no Python package brings: a browser for the browser tests, a spreadsheet that calculates the expert's workbook,
# the proxy of "make serve", what reads units as their machine does.
test-deps:  ## as root: what no Python package brings
	@missing=; \
	[ -n "$$(command -v chromium || command -v chromium-browser || command -v google-chrome)" ] || missing=chromium; \
	[ -n "$$(command -v soffice)" ] && [ -e "$$(dirname "$$(readlink -f "$$(command -v soffice)")")/libsclo.so" ] \
	  || missing="$$missing libreoffice-calc-nogui"; \
	[ -n "$$(command -v firefox-esr || command -v firefox)" ] || missing="$$missing firefox-esr"; \
	[ -x /usr/sbin/nginx ] || [ -n "$$(command -v nginx)" ] || missing="$$missing nginx"; \
	[ -n "$$(command -v systemd-analyze)" ] || missing="$$missing systemd"; \
	if [ -z "$$missing" ]; then \
	  echo "a Chromium, a Firefox, LibreOffice Calc, nginx and systemd are installed"; \
	elif [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing || exit 1; \
	  case "$$missing" in *nginx*) $(NO_NGINX_SERVICE);; esac; \
	else \
	  echo "not found: $$missing; install it as root (apt-get install $$missing), or set CHROMIUM and FIREFOX to their paths"; exit 1; \
	fi

# A copy that opens from a USB stick, without a server.
static: $(VENV)/.run data-check  ## a copy that opens from a USB stick
	$(BIN)/python -m exports.static build/static

gallery: $(VENV)/.run  ## each kind of picture once, in both languages: build/gallery
	$(BIN)/python -m exports.static.gallery build/gallery

# Others each day; FIRST= names those of a run that failed.
fuzz: $(VENV)/.dev  ## each page under a thousand addresses drawn at random (SELECTIONS=, FIRST=): a quarter of an hour or more
	SELECTIONS=$${SELECTIONS:-1000} FIRST=$${FIRST:-$$(date +%Y%m%d)000} \
	  $(BIN)/pytest -n auto --dist worksteal tests/test_hostile_selections.py

bench: $(VENV)/.dev  ## every page against a bare one, as ratios
	$(BIN)/python -m bench

# The lists: chosen in requirements*.in, locked with the hashes of every file in requirements*.txt.
PIP_INSTALL := pip install --quiet --disable-pip-version-check --require-hashes
COMPILE = $(TOOLS)/bin/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
  --custom-compile-command "make lock" $(NEWER)

lock: $(TOOLS)/.ready  ## requirements*.txt from requirements*.in; what is locked already keeps its version
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements-dev.in --output-file requirements-dev.txt
	$(COMPILE) requirements-tools.in --output-file requirements-tools.txt

upgrade:  ## the newest versions within the bounds of requirements*.in, installed, and what an upgrade breaks first
	$(MAKE) lock NEWER=--upgrade
	$(MAKE) $(VENV)/.dev
	$(BIN)/pytest tests/test_supply.py tests/test_app.py tests/test_doorway.py tests/test_hostile_socket.py
	@git diff --stat -- 'requirements*.txt'

audit: $(TOOLS)/.ready  ## known vulnerabilities of what is locked; says so where no database can be reached
	@$(TOOLS)/bin/python -m supply.audit

sbom: $(TOOLS)/.ready  ## what the dashboard is made of: build/sbom.cdx.json (CycloneDX) and build/licences.md
	$(PYTHON) -m venv --clear --without-pip build/runtime
	$(TOOLS)/bin/pip --python build/runtime install --quiet --require-hashes -r requirements.txt
	@$(TOOLS)/bin/python -W ignore -m cyclonedx_py environment build/runtime/bin/python --pyproject pyproject.toml \
	  --output-reproducible --validate --output-file build/sbom.cdx.json
	@$(TOOLS)/bin/pip-licenses --python build/runtime/bin/python --from mixed --with-urls --format markdown \
	  --output-file build/licences.md

$(VENV)/.run: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

$(TOOLS)/.ready: requirements-tools.txt
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/$(PIP_INSTALL) -r requirements-tools.txt
	@touch $@

clean:  ## what was built goes
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis
