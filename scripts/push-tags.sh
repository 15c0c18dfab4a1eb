#!/usr/bin/env bash
# Pushes the tags of the versions that were published. Needs gh, and GH_TOKEN for it.
set -euo pipefail
cd "$(dirname "$0")/.."
git -c credential.helper= -c 'credential.helper=!gh auth git-credential' push --quiet origin --tags
