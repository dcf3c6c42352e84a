# The commands that a developer or a visitor needs; `make run` and `make test` do all their own set-up.
PYTHON = .venv/bin/python
.PHONY: run test races lint style templates layers types stop demo-reset guide bench

run: ## serve the demonstration, at PORT (8000 unless set)
	@.ci/bootstrap
	@.ci/build-static
	@$(PYTHON) manage.py prepare
	@exec $(PYTHON) manage.py serve --load

test: ## run all tests, the journeys in Chromium among them
	@.ci/bootstrap test
	@.ci/build-static
	@.venv/bin/pytest --numprocesses=auto --dist=loadfile --ignore=tests/rights
	@# The matrix keeps one world for thousands of requests, and runs apart from tests that want an empty register.
	@.venv/bin/pytest --numprocesses=auto --dist=loadgroup tests/rights

races: ## run each race 200 times; in `make test` each runs some
	@.ci/bootstrap test
	@.ci/build-static
	@RACE_TRIALS=200 .venv/bin/pytest --numprocesses=auto --dist=loadfile --durations=0 --durations-min=20 tests/races

lint: style templates layers types ## judge style, templates, layers and types

style:
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

templates:
	.venv/bin/djlint --lint --quiet templates

layers:
	.venv/bin/lint-imports

types:
	.venv/bin/mypy

stop: ## stop the embedded database
	@$(PYTHON) manage.py stop_database

demo-reset: ## begin the demonstration anew
	@$(PYTHON) manage.py reset_demonstration
	@$(PYTHON) manage.py prepare
	@$(PYTHON) manage.py load_demo

guide: ## make the tables and pictures of docs anew, from the code and the demonstration as it stands
	@.ci/bootstrap test
	@.ci/build-static
	@$(PYTHON) manage.py prepare
	@$(PYTHON) manage.py load_demo --once
	@$(PYTHON) -m tests.guide.tables
	@$(PYTHON) -m tests.guide

SIZES = 10000 100000
bench: ## measure a register of many agreements and write docs/benchmarks.md; SIZES="10000 100000 1000000" for more
	@.ci/bootstrap test
	@.ci/build-static
	@$(PYTHON) -m tests.bench $(SIZES)
