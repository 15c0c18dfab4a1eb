#!/usr/bin/env bash
# Adds to the text of a pull request what each entry weighs, beside its ceiling.
#
#   bash scripts/sizes.sh body.md
set -euo pipefail
cd "$(dirname "$0")/.."
sizes=$(node tests/node/size/cli.ts)
printf '\n### Sizes\n\n%s\n' "$sizes" >> "$1"
