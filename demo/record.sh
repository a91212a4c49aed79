#!/usr/bin/env bash
# Records the demo: installs and builds what is missing, works the real window on a screen of its own and writes
# build/PRESET/demo/cryptopulse-demo-LANGUAGE.webm, with captions drawn in and as .vtt beside it.
# Usage: demo/record.sh [--plan] [--language en|pt_BR] [--preset PRESET]   (both languages, release by default)
set -euo pipefail
cd "$(dirname "$0")/.."
. ./cmake/install-packages.sh

export PYTHONDONTWRITEBYTECODE=1
preset=release
options=()
while [ $# -gt 0 ]; do
    case "$1" in
        --plan) options+=("$1") ;;
        --language | --preset)
            [ $# -gt 1 ] || { echo "demo/record.sh: $1 needs a value" >&2; exit 2; }
            if [ "$1" = --preset ]; then preset="$2"; else options+=("$1" "$2"); fi
            shift ;;
        *)
            echo "Usage: demo/record.sh [--plan] [--language en|pt_BR] [--preset PRESET]" >&2
            exit 2 ;;
    esac
    shift
done
if [[ " ${options[*]} " = *" --plan "* ]]; then
    exec python3 demo/record.py "${options[@]}"
fi

install_packages "${DEMO_PACKAGES[@]}"
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" --target cryptopulse cp-demo-prices
exec python3 demo/record.py --programs "build/$preset/bin" --output "build/$preset/demo" "${options[@]}"
