# Sourced by run.sh, test.sh, packaging/build-deb.sh and demo/record.sh: what the product is built with, and how it gets onto this machine.
# NEW|OLD is NEW where the release has it, else OLD: the plugins that draw SVG once came with the library.

RUN_PACKAGES=(
    g++ cmake ninja-build
    qt6-base-dev qt6-charts-dev qt6-httpserver-dev qt6-websockets-dev qt6-svg-dev 'qt6-svg-plugins|libqt6svg6'
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
    libqt6opengl6-dev libgl-dev libvulkan-dev
    libqt6sql6-sqlite libqt6sql6-psql qt6-qpa-plugins
    libeigen3-dev libexpected-dev qtkeychain-qt6-dev zlib1g-dev
    fonts-dejavu-core fonts-dejavu-extra ca-certificates
)
TEST_PACKAGES=("${RUN_PACKAGES[@]}" ccache libgtest-dev python3 curl postgresql
    man-db groff desktop-file-utils appstream systemd prometheus)
# What a package is made with: finds what the programs are linked with.
DEB_PACKAGES=("${RUN_PACKAGES[@]}" dpkg-dev file)
# What demo/record.sh films with.
DEMO_PACKAGES=("${RUN_PACKAGES[@]}" python3 xvfb openbox xdotool xterm ffmpeg curl libfaketime dmz-cursor-theme)

# Everything installed, by its own name and those that it provides: one a line.
installed_names() {
    dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' | sed -n 's/^installed //p' |
        sed 's/([^)]*)//g' | tr -s ', ' '\n'
}

# name_here NEW|OLD: which of the two this release has.
name_here() {
    if [[ "$(LC_ALL=C apt-cache policy "${1%|*}")" == *"Candidate: "[0-9]* ]]; then
        echo "${1%|*}"
    else
        echo "${1#*|}"
    fi
}

# missing_packages NAME...: those that are not there yet, into the array missing.
missing_packages() {
    local installed name
    installed=$'\n'"$(installed_names)"$'\n'
    missing=()
    for name in "$@"; do
        [[ "$name" != *'|'* ]] || name="$(name_here "$name")"
        [[ "$installed" == *$'\n'"$name"$'\n'* ]] || missing+=("$name")
    done
}

# install_packages NAME...: by apt, and only what is not there yet.
install_packages() {
    if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
        check_by_hand "$@"
        return
    fi
    local missing
    missing_packages "$@"
    [ ${#missing[@]} -eq 0 ] && return
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            echo "These packages are missing, and there is no sudo to install them with. As root, run:" >&2
            echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
            exit 1
        fi
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -qq
    missing_packages "$@" # only now does apt surely know the names of this release
    [ ${#missing[@]} -eq 0 ] && return
    echo "Installing: ${missing[*]}"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# No apt here: go on when the tools are there, else say what to install.
check_by_hand() {
    if command -v cmake >/dev/null 2>&1 && command -v ninja >/dev/null 2>&1 && command -v c++ >/dev/null 2>&1 \
        && { command -v qmake6 >/dev/null 2>&1 || [ -n "${CMAKE_PREFIX_PATH:-}" ]; }; then
        return
    fi
    cat >&2 <<'LIST'
This system has no apt, so please install these with its own package manager and run this again:
  a C++20 compiler (GCC 12 or newer), CMake 3.25 or newer, Ninja
  Qt 6.4 or newer with: Base, Charts, HttpServer, WebSockets, Svg, Tools (Linguist), Translations, the SQLite driver, for servers the PostgreSQL driver
  Eigen 3.4, tl::expected, QtKeychain for Qt 6, zlib, GoogleTest and a PostgreSQL server (for the tests)
If Qt lies in a folder of its own, name it in CMAKE_PREFIX_PATH.
LIST
    exit 1
}
