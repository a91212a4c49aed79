#!/usr/bin/env bash
# Renews all pictures of the guide and the README, in both languages. Look at them before you commit them.
# Usage: docs/pictures/make.sh [FOLDER_OF_THE_PROGRAMS]   (build/dev/bin by default)
set -euo pipefail
cd "$(dirname "$0")/../.."
programs="${1:-build/dev/bin}"
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC

dialogs="$(mktemp -d)"
trap 'rm -rf "$dialogs"' EXIT
for language in en pt_BR; do
    "$programs/cp-guide-pictures" "docs/pictures/$language" "$language"
    "$programs/cp-dialog-pictures" "$dialogs/$language" "$language"
    while read -r taken name; do
        cp "$dialogs/$language/$taken-light-x1.png" "docs/pictures/$language/$name.png"
    done <<'LIST'
history-1 history
import import
gaps gaps
settings-1 settings
compact-plan old-prices
LIST
done
python3 docs/pictures/shrink.py docs/pictures/*/*.png
du -ch docs/pictures/*/*.png | tail -1
