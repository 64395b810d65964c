# SPDX-FileCopyrightText: Footfall contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What app/run and tests/run share: install what is missing, then build. Sourced, not run.
# shellcheck shell=bash

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
fail() {
    printf 'footfall: %s\n' "$*" >&2
    exit 2
}

# What the server is built with.
server_packages() {
    echo g++ cmake ninja-build pkg-config ca-certificates qt6-base-dev qt6-httpserver-dev qt6-websockets-dev \
        libsimdjson-dev libmaxminddb-dev libsqlite3-dev libssl-dev libsystemd-dev libxxhash-dev libyaml-cpp-dev zlib1g-dev esbuild libjs-chart.js
}

# What the window is built with, beside that.
window_packages() {
    echo qt6-charts-dev qt6-svg-dev qt6-l10n-tools
    # Debian 12 keeps a header that Qt Charts wants in a package of its own; in Debian 13 others stand
    # in for it. Before there are package lists nobody knows which it is.
    if installable libqt6opengl6-dev || ! installable qt6-charts-dev; then echo libqt6opengl6-dev; fi
}

# Whether apt can install a package of that very name.
installable() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep '^ *Candidate: [^(]' >/dev/null; }

not_installable_of() {
    local package
    for package in "$@"; do
        installable "$package" || printf '%s ' "$package"
    done
}

missing_of() {
    local installed package
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        grep -qxF "installed $package" <<<"$installed" || printf '%s ' "$package"
    done
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

# Fails unless packages can be installed from here; asks for the password, if one is needed.
need_root() {
    local by_hand="As root, run: apt-get update && apt-get install --no-install-recommends $*"
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null ||
        fail "root is needed to install packages. $by_hand"
    as_root env true || fail "root is needed to install packages, and sudo refuses. $by_hand"
}

all_of() {
    local list
    for list in "$@"; do "$list"; done
}

# install_packages LIST…: each is a function that names packages; asked again once apt has new lists.
# Installs those that are not there; asks for root only then.
install_packages() {
    local missing unknown listed=yes
    command -v dpkg-query >/dev/null ||
        fail "this is no Debian: install a C++20 compiler, CMake, Ninja, Qt 6.4 (HttpServer, WebSockets, Charts, Svg, lrelease), simdjson, libmaxminddb, SQLite, OpenSSL 3, libsystemd, xxHash, zlib, yaml-cpp, esbuild and Chart.js 3 (-DCHART_JS=…/chart.min.js), then build with cmake -S . -B build -G Ninja"
    # shellcheck disable=SC2046 # the lists are words
    missing=$(missing_of $(all_of "$@"))
    [ -n "$missing" ] || return 0
    need_root "$missing"
    say "Installing with apt-get: $missing"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q --error-on=any >&2 || listed=no
    # shellcheck disable=SC2046
    missing=$(missing_of $(all_of "$@"))
    # shellcheck disable=SC2086
    unknown=$(not_installable_of $missing)
    if [ -n "$unknown" ]; then
        [ $listed = yes ] || fail "apt-get could not fetch package lists; what it said is above: is there a network?"
        fail "this system has no package $unknown: Debian 12 or newer is needed"
    fi
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2 ||
        fail "apt-get could not install $missing; what it said is above"
}

# cached DIR NAME: the value in CMake's cache, if there is one.
cached() { sed -nE "s/^$2:[A-Z]+=//p" "$1/CMakeCache.txt" 2>/dev/null || true; }

# CMake refuses a tree that was configured at another path: the clone was moved or copied since.
forget_moved() {
    local home
    home=$(cached "$1" CMAKE_HOME_DIRECTORY)
    [ -n "$home" ] && [ ! "$home" -ef . ] || return 0
    say "This clone was at $home before: building anew"
    rm -rf "$1"
}

# is_configured DIR CMAKE-OPTION…
is_configured() {
    local dir=$1 option
    [ -f "$dir/build.ninja" ] || return
    for option in "${@:2}"; do
        option=${option#-D}
        [ "$(cached "$dir" "${option%%=*}")" = "${option#*=}" ] || return
    done
}

# configure_tree DIR [-DNAME=VALUE…]: only where something of it is new.
configure_tree() {
    local dir=$1
    shift
    forget_moved "$dir"
    ! is_configured "$dir" "$@" || return 0
    [ -f "$dir/build.ninja" ] || say "Building; the first time this takes some minutes"
    cmake -S . -B "$dir" -G Ninja "$@" >"$dir.log" 2>&1 ||
        { cat "$dir.log" >&2; rm -f "$dir.log"; fail "cmake could not configure the build"; }
    sed -n 's/^-- Footfall: //p' "$dir.log" >&2
    rm -f "$dir.log"
}

# build_tree DIR [TARGET…]
build_tree() { ninja -C "$@" >&2 || fail "the build failed; what was said of it is above"; }
