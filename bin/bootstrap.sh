#!/bin/sh
# Makes .venv and installs the pinned, hashed requirements and the project itself.
# Every failure ends in one sentence that says what to install.
set -eu
say() { printf '%s\n' "waybillwatch: $*" >&2; exit 2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
if [ -n "${PYTHON:-}" ]; then
    new_enough "$PYTHON" || say "$PYTHON is not a Python 3.11 or newer: name one with make PYTHON=/path/to/python3."
else
    # A name may be on the PATH and start nothing (a version manager's shim), so each is tried.
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$candidate"; then PYTHON=$candidate; break; fi
    done
    [ -n "${PYTHON:-}" ] || say "no Python 3.11 or newer found: install one (Debian: apt-get install python3 python3-venv; macOS: brew install python)."
fi
"$PYTHON" -c 'import ensurepip, venv' 2>/dev/null ||
    say "$PYTHON cannot make a virtual environment: install it with apt-get install python3-venv."
if ! new_enough .venv/bin/python; then
    "$PYTHON" -m venv --clear .venv || say "making .venv failed: install python3-venv (Debian: apt-get install python3-venv) and try again."
fi
pip() { .venv/bin/python -m pip --quiet --disable-pip-version-check "$@"; }
printf '%s\n' "waybillwatch: installing into .venv (about a minute, once)" >&2
pip install --require-hashes -r requirements/build.txt -r requirements/core.txt -r requirements/dev.txt ||
    say "installing the requirements failed: see the line above; the network or the package index may be out of reach."
pip install --no-deps --no-build-isolation --editable . || say "installing the project itself failed: see the line above."
