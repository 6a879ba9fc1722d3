#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the programs from npm that read what entente writes, in the versions of
# tests/clients/npm/package-lock.json, and runs none of their install scripts. Does nothing where
# they are there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../tests/clients/npm"
stamp=node_modules/.entente-lock
if cmp -s package-lock.json "$stamp"; then
  exit 0
fi
npm ci --ignore-scripts --no-audit --no-fund
cp package-lock.json "$stamp"
