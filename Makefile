# `make` sets up and builds the site, `make test` sets up and tests; `make help` lists the rest.
#
# The clone may lie at any path: names here are relative, and tools run as `.venv/bin/python -m …`
# because the first line of a script that pip writes holds a path, and not every path fits there.

PYTHON ?= python3
ARGS ?=
UV := uv==0.13.8
RUN := .venv/bin/python -m

# Another environment's settings lead our Python to another environment's packages.
unexport PYTHONHOME PYTHONPATH PYTHONOPTIMIZE PYTHONSTARTUP PYTHONWARNINGS VIRTUAL_ENV
# Where nothing that is compiled may be kept, each process that the tests start compiles all anew.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONUTF8 := 1
# mkdocs-material announces its end of life with every build; pyproject.toml stays below it.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := all
.PHONY: all setup browser site test lint types check serve format handbook assets screenshots bench \
  constraints clean help

all: site ## set up, then build the site into site/

setup: ## make .venv what constraints.txt and pyproject.toml ask for
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'setup: $(PYTHON) is not Python 3.11 or newer; name one that is: make PYTHON=…' >&2; \
	  exit 1; }
	@"$(PYTHON)" .ci/environment.py

site: setup ## build the site into site/; every warning stops it
	@echo 'site: building site/ from docs/, annotations/ and seeds/'
	@$(RUN) mkdocs build --strict

browser: setup # what the tests need beside Python
	@.venv/bin/python .ci/browser.py
	@.venv/bin/python .ci/actionlint.py

test: setup browser ## run the tests; ARGS="-k name" picks some
	@echo 'test: running the tests'
	@$(RUN) pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

lint: setup ## rules of code, its layout, unused dependencies
	@echo 'lint: ruff and deptry'
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) deptry builder

types: setup ## types, strictly
	@echo 'types: mypy'
	@$(RUN) mypy

check: setup ## check the dossier: every quotation, reference and date
	@$(RUN) dossier check $(ARGS)

serve: setup ## the author's loop: a site on this machine that follows what you save
	@$(RUN) mkdocs serve $(ARGS)

format: setup ## lay out the code, mend what can be mended by rule
	@$(RUN) ruff check --fix .
	@$(RUN) ruff format .

handbook: setup ## write the handbook's made pages anew: rules/, reference/, the sample comment
	@$(RUN) dossier.handbook docs/handbook
	@.venv/bin/python tests/sample_comment.py

assets: setup ## fetch anew what comes with ours from other projects; see .ci/assets.py
	@.venv/bin/python .ci/assets.py

screenshots: setup ## take the pictures in docs/assets/screenshots/ anew; needs Chromium
	@.venv/bin/python builder/screenshots.py

bench: setup ## measure builds and checks of made-up dossiers beside others'; ARGS=--quick: once each
	@.venv/bin/python benchmarks/compare.py $(ARGS)

constraints: setup ## pin anew what pyproject.toml asks for; ARGS=--upgrade takes the newest
	@echo 'constraints: pinning with hashes, for every platform'
	@.venv/bin/python -m pip install --quiet --target .venv/uv --upgrade '$(UV)'
	@.venv/uv/bin/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 \
	  --group dev --all-extras --generate-hashes --no-header --no-emit-index-url --no-emit-find-links $(ARGS) \
	  --output-file constraints.txt pyproject.toml

clean: ## remove what was built and cached, .venv apart
	@rm -rf site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find builder tests -name __pycache__ -prune -exec rm -rf {} +

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22
