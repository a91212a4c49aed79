#!/usr/bin/env bash
# Installs what is missing, builds everything and runs every test.
# Usage: ./test.sh [PRESET]   (dev by default; asan, core-only)
set -euo pipefail
cd "$(dirname "$0")"
. ./cmake/install-packages.sh

preset="${1:-dev}"
install_packages "${TEST_PACKAGES[@]}"
cmake --preset "$preset"
cmake --build --preset "$preset"
ctest --preset "$preset" -j2
