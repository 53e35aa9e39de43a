#!/bin/sh
# Make a virtual environment and install locked dependencies and Konon itself into it.
# Usage: tools/environment.sh FOLDER LOCKFILE
set -eu
folder=$1
lock=$2

find_python() {
    for name in ${PYTHON:-} python3 python3.11 python3.12 python3.13 python3.14; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            echo "$name"
            return
        fi
    done
    echo "Konon needs Python 3.11 or newer; none was found. Install it, or name it: make PYTHON=…" >&2
    exit 2
}

# Debian ships Python without the part that makes environments.
add_venv() {
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq && apt-get install -y -qq "$package" >/dev/null
    else
        echo "Python's venv module is incomplete. Install it first: sudo apt-get install $package" >&2
        exit 2
    fi
}

python=$(find_python)
if [ ! -x "$folder/bin/python" ]; then
    "$python" -c 'import ensurepip, venv' 2>/dev/null || add_venv "$python"
    "$python" -m venv "$folder"
fi
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
pip() { "$folder/bin/python" -m pip "$@"; }
# The lock names everything, so that pip need not resolve it again; what it lacks is found below.
pip install --quiet --no-deps --require-hashes -r "$lock"
pip install --quiet --no-deps --no-build-isolation --editable .
lacking=$(pip check) || { echo "$lock does not fit: $lacking" >&2; exit 1; }
