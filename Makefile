# Everything a person types. `make run` and `make test` work on a fresh machine with python3 and make.
PYTHON ?= python3
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

.PHONY: screenshots help run test lint types bench requirements vendor setup setup-test clean
.DEFAULT_GOAL := help

help: ## Show what can be typed
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 14

run: setup ## Set up what is missing and start KAPS with a sample company (PORT=8001 for another port)
	@exec $(BIN)/python -m kaps

test: setup-test ## Set up what is missing and run all tests that need no PostgreSQL or Redis
	$(BIN)/ruff check --quiet .
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m pytest -n 2 -m "not services"

lint: setup-test ## Check style, types and templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/djlint --quiet --lint templates

bench: setup-test ## Measure how fast packets are rendered
	$(BIN)/python -m bench

screenshots: setup-test ## Take the pictures of the README from the sample company
	$(BIN)/python -m tests.browser.screenshots

requirements: setup ## Compile requirements*.in into the locked requirements*.txt (UPGRADE=--upgrade for newer ones)
	$(COMPILE) $(UPGRADE) requirements.in --output-file requirements.txt
	$(COMPILE) $(UPGRADE) requirements-dev.in --output-file requirements-dev.txt
	echo uv | $(COMPILE) $(UPGRADE) --no-annotate - --output-file requirements-uv.txt

vendor: setup ## Fetch the third-party front-end files at their locked versions
	$(BIN)/python manage.py vendor

setup:
	@$(PYTHON) kaps/bootstrap.py run

setup-test:
	@$(PYTHON) kaps/bootstrap.py test

clean: ## Remove what set-up made, but not your data in var/
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis var/static var/tools
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
