#!/usr/bin/env bash
# Runs the unit tests and those of the page on the newest Python that is installed and that pyproject.toml allows.
# No interpreter is downloaded; where the newest is the one that .ci/run has used already, it says so.
set -euo pipefail
cd "$(dirname "$0")/.."

newest=""
for version in 3.13 3.12; do
    # A path, not a name: the shims of pyenv answer for versions that they do not start.
    newest="$(uv python find --no-python-downloads --no-project "$version" 2>/dev/null || true)"
    [ -z "$newest" ] && newest="$(compgen -G "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version.*/bin/python3" | tail -1 || true)"
    [ -n "$newest" ] && break
done
if [ -z "$newest" ]; then
    echo "no Python newer than $(uv run python -V) is installed here: nothing more to run"
    exit 0
fi

"$newest" -V
export UV_PROJECT_ENVIRONMENT="${TMPDIR:-/tmp}/dondoc-newest-python"
uv sync --locked --quiet --python "$newest"
uv run --python "$newest" pytest -n 3 --dist worksteal tests/unit tests/portal
