#!/usr/bin/env bash
# Installs what is missing, builds the release and packs it: build/release/cryptopulse_VERSION-1_ARCHITECTURE.deb
# Usage: packaging/build-deb.sh
set -euo pipefail
cd "$(dirname "$0")/.."
. ./cmake/install-packages.sh

install_packages "${DEB_PACKAGES[@]}"
cmake --preset release >/dev/null
cmake --build --preset release
cpack --config build/release/CPackConfig.cmake -B build/release
