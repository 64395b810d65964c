#!/usr/bin/env bash
# SPDX-FileCopyrightText: Footfall contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What app/build.sh asks apt for, and what it says where apt cannot: with a made-up apt, dpkg and sudo.
#   check_build_packages.sh SOURCE_DIR
set -euo pipefail
source_dir=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
fakes=$place/fakes
bad=0

# Nothing but these is found: neither the real apt nor the real sudo.
mkdir "$fakes"
for tool in bash cat cp env grep sed true; do ln -s "$(type -P "$tool")" "$fakes/$tool"; done

fake() {
    { echo '#!/bin/bash'; echo 'set -eu'; cat; } >"$fakes/$1"
    chmod +x "$fakes/$1"
}
# The machine is a folder: what is installed, what apt knows (lists), what the network has (suite).
fake id <<'EOF'
cat "$MACHINE/uid"
EOF
fake dpkg-query <<'EOF'
for name in "${@:4}"; do
    if grep -qxF "$name" "$MACHINE/installed"; then echo "installed $name"; fi
done
EOF
fake apt-cache <<'EOF'
[ "$1" = policy ]
if grep -qxF "$2" "$MACHINE/installed" "$MACHINE/lists"; then
    printf '%s:\n  Installed: (none)\n  Candidate: 1.0\n  Version table:\n' "$2"
elif grep -qxF "virtual $2" "$MACHINE/lists"; then
    printf '%s:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n' "$2"
fi
EOF
fake apt-get <<'EOF'
[ "$(id -u)" = 0 ] || [ -n "${SUDO:-}" ] || exit 100
case "$1" in
update)
    echo update >>"$MACHINE/asked"
    if [ -e "$MACHINE/offline" ]; then
        # The real one calls this a success unless it is told not to.
        case "$*" in *--error-on=any*) exit 100 ;; *) exit 0 ;; esac
    fi
    cp "$MACHINE/suite" "$MACHINE/lists" ;;
install)
    echo install >>"$MACHINE/asked"
    [ ! -e "$MACHINE/offline" ] || exit 100
    for name in "${@:2}"; do
        case "$name" in -*) continue ;; esac
        grep -qxF "$name" "$MACHINE/lists" || exit 100
        echo "$name" >>"$MACHINE/installed"
    done ;;
esac
EOF
sudo_that() {
    case "$1" in
    works) fake sudo <<<'SUDO=1 exec "$@"' ;;
    refuses) fake sudo <<<'exit 1' ;;
    is_absent) rm -f "$fakes/sudo" ;;
    esac
}

common="g++ cmake ninja-build pkg-config ca-certificates qt6-base-dev qt6-httpserver-dev qt6-websockets-dev qt6-charts-dev
qt6-svg-dev qt6-l10n-tools libsimdjson-dev libmaxminddb-dev libsqlite3-dev libssl-dev libsystemd-dev libxxhash-dev libyaml-cpp-dev zlib1g-dev esbuild libjs-chart.js"
# new_machine SUITE: nothing installed, no package lists, a user without root, a network.
new_machine() {
    export MACHINE=$place/machine
    rm -rf "$MACHINE"
    mkdir "$MACHINE"
    touch "$MACHINE/installed" "$MACHINE/lists" "$MACHINE/asked"
    echo 1000 >"$MACHINE/uid"
    # shellcheck disable=SC2086 # the list is words
    printf '%s\n' $common >"$MACHINE/suite"
    case "$1" in
    12) echo libqt6opengl6-dev >>"$MACHINE/suite" ;;
    13) echo "virtual libqt6opengl6-dev" >>"$MACHINE/suite" ;;
    11) sed -i /qt6/d "$MACHINE/suite" ;;
    esac
    sudo_that works
}

# start: what app/run does first; its exit status in `status`, what it said in `said`.
start() {
    status=0
    : >"$MACHINE/asked"
    said=$(cd "$source_dir" && PATH=$fakes bash -c 'set -euo pipefail; . app/build.sh
        install_packages server_packages window_packages' 2>&1) || status=$?
    asked=$(cat "$MACHINE/asked")
}
expect() { # WHAT CONDITION…
    if ! "${@:2}"; then
        printf 'not so: %s\n  status %s, asked apt: %s\n  said: %s\n' "$1" "$status" "${asked//$'\n'/ }" "$said"
        bad=1
    fi
}
is() { [ "$1" = "$2" ]; }
says() { grep -qF -- "$1" <<<"$said"; }
says_not() { ! says "$1"; }
has_all_of() {
    local name
    for name in "$@"; do grep -qxF "$name" "$MACHINE/installed" || return 1; done
}

for suite in 12 13; do
    new_machine $suite
    start
    expect "Debian $suite: the first start without package lists installs everything" is "$status" 0
    # shellcheck disable=SC2086
    expect "Debian $suite: all of it is there" has_all_of $common
    start
    expect "Debian $suite: the second start asks apt for nothing" is "$asked" ""
    expect "Debian $suite: the second start says nothing" is "$said" ""
    : >"$MACHINE/lists"
    start
    expect "Debian $suite: nor does it where the package lists were removed" is "$asked" ""
done
new_machine 12
start
expect "Debian 12 gets the header of its own" has_all_of libqt6opengl6-dev

new_machine 12
echo 0 >"$MACHINE/uid"
sudo_that is_absent
start
expect "root needs no sudo" is "$status" 0

new_machine 13
sudo_that is_absent
start
expect "without root and sudo it fails" is "$status" 2
expect "and says that root is needed" says "root is needed to install packages. As root, run: apt-get update && apt-get install"
expect "and asked apt for nothing" is "$asked" ""

new_machine 13
sudo_that refuses
start
expect "a refused sudo fails" is "$status" 2
expect "and is named" says "sudo refuses"
expect "and so is what to run as root" says "apt-get install --no-install-recommends g++ cmake"
expect "and the network is not blamed" says_not network

for suite in 12 13; do
    new_machine $suite
    touch "$MACHINE/offline"
    start
    expect "no network and no lists fail" is "$status" 2
    expect "and the network is asked after" says "is there a network?"
    expect "and no package is blamed" says_not "no package"
done

new_machine 12
cp "$MACHINE/suite" "$MACHINE/lists"
touch "$MACHINE/offline"
start
expect "no network and old lists fail" is "$status" 2
expect "and say what could not be installed" says "could not install g++"

new_machine 11
start
expect "a system that is too old fails" is "$status" 2
expect "and is named as that" says "no package qt6-base-dev"
expect "and the network is not blamed" says_not network

exit $bad
