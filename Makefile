.DEFAULT_GOAL := help
.PHONY: help run test check fix bench screenshots pins

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## everything on this machine: web, worker and the sandbox in Telegram's place
	@bin/run

test: ## install what the tests need, then all checks and tests
	@bin/install-test-tools
	@bin/setup dev
	@bin/check

check: ## all checks and tests once more, installing nothing
	@bin/check

fix: ## format, and mend what the linters can mend
	@bin/setup dev
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format --quiet .
	@cd webapp_frontend && PATH="$$PATH:$(CURDIR)/.venv/bin" npx biome check --write .

bench: ## benchmarks: a table with ratios measured side by side
	@bin/install-test-tools
	@bin/setup dev
	@.venv/bin/python -m benchmarks

screenshots: ## the pictures in docs/screenshots, made anew
	@bin/install-test-tools
	@bin/setup dev
	@.venv/bin/python -m tests.browser.screenshots

pins: ## pin the newest packages that fit the requirements
	@for name in requirements requirements-dev requirements-node; do \
	  .venv/bin/uv pip compile --quiet --upgrade $$name.in --universal --python-version 3.11 \
	    --generate-hashes --no-header -o $$name.txt; done
