# Two commands do it all: `make site` and `make test`. `make help` lists the rest.
# A clinic's own copy: `make site CLINIC=clinic.yml`. A country's: `make site REGION=uk`.
# A bundle of some formats, signed: `make site FORMATS=zip,pdf SIGN_KEY=path`.
# Another topic than the project's own: `make site TOPIC=../knee`.
# A hosted site without leaflets and bundle: `make site DOWNLOADS=none`.
# The second version of a day: `make site VERSION=2026.11.22.2`.
# All reach the build through its environment, where make puts what is given like this.
PYTHON ?= python3
PY := .venv/bin/python
# one worker for each of two cores, and each file for one of them, who builds what its tests share
PYTEST := $(PY) -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder
# tests that build, install, or look at what was built
BUILDING := browser bundle hooks scripts
# what would load somebody's own modules into ours: PYTHONPATH, PYTHONHOME, PYTHONSTARTUP, ...
unexport $(filter PYTHON%,$(.VARIABLES))

.PHONY: help site new library test test-quick serve check links audit lint format fuzz bench lock clean

help:  ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1: /p' Makefile

site:  ## Build the hosted site into site/ and the clinic bundle into dist/
	@$(PYTHON) scripts/environment.py site
	@$(PY) -m scripts.site

new:  ## Begin a new topic: make new TOPIC=../knee FROM=knee.txt
	@$(PYTHON) scripts/environment.py site
	@$(PY) -m article new "$(FROM)" "$(TOPIC)"

library:  ## Build several topics under one start page: make library TOPICS="../knee ."
	@$(PYTHON) scripts/environment.py site
	@$(PY) -m scripts.library

test: site  ## Build, then check style, types and every test, browsers included
	@$(PYTHON) scripts/environment.py site test
ifdef TOPIC
	@echo "==> Holding the topic against its own tests"
	@$(PY) -m pytest -q tests/topic
else
	@$(PY) scripts/browsers.py --install
	@$(MAKE) --no-print-directory lint
	@echo "==> Running the tests"
	@$(PYTHON) scripts/lock.py '`make test`' $(PYTEST)
endif

test-quick:  ## Run the tests that are quick and need no build and no browser: a minute or two
	@$(PYTHON) scripts/environment.py site test
	@echo "==> Running the quick tests"
	@$(PYTHON) scripts/lock.py '`make test-quick`' $(PYTEST) -m "not slow" $(BUILDING:%=--ignore tests/%)

lint:  ## Check style and types
	@echo "==> Checking style and types"
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

check:  ## Report reading grade, sources and review state of every page
	@$(PYTHON) scripts/environment.py site test
	@$(PY) -m pages report --topic "$(or $(TOPIC),.)"
	@$(PY) -m review status --topic "$(or $(TOPIC),.)"

links: site  ## Ask whether the pages elsewhere that we link to are still there
	@$(PY) -m publish.checks.external_links site

audit:  ## Ask whether a package that we install has a known weakness
	@$(PYTHON) scripts/environment.py site test
	@$(PY) scripts/audit.py

format:  ## Put the code into the project's style
	@$(PYTHON) scripts/environment.py site test
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

# what Python compiles would be taken for an edited rule
serve:  ## Show the site while you edit it
	@$(PYTHON) scripts/environment.py site
	@PREVIEW=1 NO_MKDOCS_2_WARNING=1 PYTHONDONTWRITEBYTECODE=1 $(PY) -m mkdocs serve

fuzz:  ## Throw broken and hostile files at all that reads those of others, for a minute
	@$(PYTHON) scripts/environment.py site test
	@$(PY) -m tests.fuzz --seconds 60

bench:  ## Measure building and opening pages beside other site builders, for half an hour
	@$(PYTHON) scripts/environment.py site test
	@$(PY) -m benchmarks

lock:  ## Refresh the locked requirements from requirements/*.in
	@$(PYTHON) scripts/environment.py site test
	@echo "==> Locking"
	@cd requirements && for name in site test bench; do \
	  ../$(PY) -m piptools compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	    --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
	    --output-file=$$name.txt $$name.in || exit 1; \
	done

clean:  ## Remove everything that was built or installed
	@$(PYTHON) scripts/clean.py
