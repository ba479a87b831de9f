#!/bin/sh
# Runs both corpora and the page's examples through real Django on real CPython again and compares with
# the recorded output. Needs CPython 3.11 and a package index; names of programs
# or folders may be given to check only those. With ORACLE_PYTHON (an interpreter
# that has Django 5.2) nothing is installed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

python=${ORACLE_PYTHON:-}
if [ -z "$python" ]; then
    base=$(command -v python3.11 || command -v python3 || true)
    if [ -z "$base" ] || ! "$base" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))'; then
        echo "oracle: no CPython 3.11 on the path; the corpora were recorded from it" >&2
        exit 2
    fi
    venv=$here/../target/oracle
    python=$venv/bin/python
    if ! "$python" -c 'import django' 2>/dev/null; then
        echo "oracle: making $venv with Django 5.2"
        "$base" -m venv "$venv"
        "$venv/bin/pip" install --quiet 'django==5.2.*'
    fi
fi
exec "$python" "$here/django/record.py" --check "$@"
