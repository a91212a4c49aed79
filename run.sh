#!/usr/bin/env bash
# Installs what is missing, builds CryptoPulse and opens its window (without a display: serves the API).
# Usage: ./run.sh [options of cryptopulse, e.g. --source demo]
set -euo pipefail
cd "$(dirname "$0")"
. ./cmake/install-packages.sh

install_packages "${RUN_PACKAGES[@]}"
echo "Building the release (the first time takes a few minutes) …"
cmake --preset release >/dev/null
cmake --build --preset release

export CRYPTOPULSE_HOME="${CRYPTOPULSE_HOME:-$PWD}"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "${QT_QPA_PLATFORM:-}" = offscreen ]; then
    exec build/release/bin/cryptopulse "$@"
fi
echo "There is no display here, so there is no window: serving the API instead (Ctrl+C ends it)."
exec build/release/bin/cryptopulse-cli serve "$@"
