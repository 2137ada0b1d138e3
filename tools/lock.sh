#!/bin/sh
# Write the lock files anew: versions and hashes, no addresses. Needs uv.
set -eu
cd "$(dirname "$0")/.."
compile() { uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url "$@"; }
compile --extra postgres -o requirements/run.txt
compile --extra postgres --group dev -c requirements/run.txt -o requirements/dev.txt
