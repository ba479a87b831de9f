# A door for each thing one does here; what happens behind it is in .ci/.
PORT ?= 8080

.PHONY: serve test bench soak build build-fast dev setup clean

# Builds the release and serves it.
serve: build
	@node .ci/serve.mjs dist $(PORT)

# Runs every test, the browser's included.
test:
	@.ci/run

# Measures the built release beside others and writes the figures into README.md; ONLY=start measures one part.
ONLY ?=
bench: build
	@.ci/setup test
	@node tests/bench/bench.mjs $(ONLY)

# Uses one page for thousands of runs, ten embeds and ten lesson hours, and fails when memory grows.
soak: build
	@.ci/setup test
	@node tests/bench/soak.mjs

# Writes dist/ as it ships.
build:
	@.ci/build --release

# Writes dist/ without optimising: seconds after a change.
build-fast:
	@.ci/build

# Serves dist/, builds it fast at every save and reloads the page.
dev:
	@.ci/dev $(PORT)

# Installs what is missing; the others do it by themselves.
setup:
	@.ci/setup test

clean:
	rm -rf dist target target-wasm static/generated node_modules .tools tests/artefacts
