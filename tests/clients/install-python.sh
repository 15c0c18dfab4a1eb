#!/bin/sh
# The vendor's package for Python in a place of its own, where Python 3 with pip is there; the test is skipped elsewhere.
set -eu
cd "$(dirname "$0")/../.."
venv=tests/.tmp/python
if [ -x $venv/bin/python ]; then exit 0; fi
if ! python3 -c "import venv, ensurepip" 2>/dev/null; then
  echo "no Python 3 with venv and pip: the Python client is not tested"
  exit 0
fi
rm -rf $venv.new
python3 -m venv $venv.new
if ! $venv.new/bin/pip install --quiet --disable-pip-version-check alibabacloud-ens20171110==12.1.0; then
  rm -rf $venv.new
  echo "the package cannot be installed: the Python client is not tested"
  exit 0
fi
mv $venv.new $venv
