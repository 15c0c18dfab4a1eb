#!/usr/bin/env bash
# Syncs every product with what the vendor publishes; what a person should read goes to the file that is named first.
#
#   bash scripts/sync.sh changes.md [--from FILE --product P …]
set -euo pipefail
cd "$(dirname "$0")/.."
body=$1
shift
node tools/acspec/src/cli.ts sync "$@" > "$body"
cat "$body"
