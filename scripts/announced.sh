#!/usr/bin/env bash
# In a pull request: whose public types change, that package is named by a changeset. Needs the history of both branches.
set -euo pipefail
cd "$(dirname "$0")/.."
node tools/api-report/src/cli.ts --since "origin/${GITHUB_BASE_REF:?names the branch that the pull request goes to}"
