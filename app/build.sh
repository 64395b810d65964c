# SPDX-FileCopyrightText: Footfall contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What app/run and tests/run share: install what is missing, then build. Sourced, not run.

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
fail() {
    printf 'footfall: %s\n' "$*" >&2
    exit 2
}

build_packages() {
    echo g++ cmake ninja-build pkg-config qt6-base-dev qt6-httpserver-dev qt6-websockets-dev \
        qt6-charts-dev qt6-svg-dev libsimdjson-dev libmaxminddb-dev libsqlite3-dev libssl-dev libxxhash-dev esbuild \
        libjs-chart.js
    # Debian 12 keeps a header that Qt Charts wants in a package of its own; Debian 13 has none.
    if apt-cache show libqt6opengl6-dev >/dev/null 2>&1; then echo libqt6opengl6-dev; fi
}

missing_of() {
    local package
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
            printf '%s ' "$package"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "root is needed to install packages. As root, run: apt-get install --no-install-recommends $missing"
    fi
}

# Installs those of the named packages that are not there; asks for root only then.
install_packages() {
    command -v dpkg-query >/dev/null ||
        fail "this is no Debian: install a C++20 compiler, CMake, Ninja, Qt 6.4 (HttpServer, WebSockets, Charts, Svg), simdjson, libmaxminddb, SQLite, OpenSSL 3, xxHash, esbuild and Chart.js 3 (-DCHART_JS=…/chart.min.js), then build with cmake -S . -B build -G Ninja"
    missing=$(missing_of "$@")
    [ -n "$missing" ] || return 0
    say "Installing with apt-get: $missing"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2 ||
        fail "no package lists could be fetched: is there a network?"
    # shellcheck disable=SC2046,SC2086 # the lists are words
    missing=$(missing_of "$@" $(build_packages))
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2 ||
        fail "apt-get could not install: $missing"
}

# build_tree DIR [CMAKE-OPTION…] -- [TARGET…]
build_tree() {
    local dir=$1 options=()
    shift
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    [ $# -gt 0 ] && shift
    if [ ! -f "$dir/build.ninja" ] || [ ${#options[@]} -gt 0 ]; then
        [ -f "$dir/build.ninja" ] || say "Building; the first time this takes a few minutes"
        cmake -S . -B "$dir" -G Ninja "${options[@]}" >"$dir.log" 2>&1 ||
            { cat "$dir.log" >&2; rm -f "$dir.log"; fail "cmake could not configure the build"; }
        rm -f "$dir.log"
    fi
    ninja -C "$dir" "$@" >&2 || fail "the build failed; what the compiler said is above"
}
