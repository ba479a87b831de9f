# The logic is in .ci/; CARGO_TARGET_DIR moves the build folders.
PORT ?= 8080

.PHONY: serve dev build build-fast clean

serve: build
	@node .ci/serve.mjs dist $(PORT)

build:
	@.ci/build --release

build-fast:
	@.ci/build

dev:
	@.ci/dev $(PORT)

clean:
	rm -rf dist target target-wasm static/generated node_modules
