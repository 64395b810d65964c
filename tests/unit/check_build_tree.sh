#!/usr/bin/env bash
# SPDX-FileCopyrightText: Footfall contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# That app/run and tests/run build what is needed and nothing twice, also after the clone was moved.
# CMake configures in earnest; instead of compiling it is noted down what would be.
#   check_build_tree.sh SOURCE_DIR
set -euo pipefail
source_dir=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
fakes=$place/fakes
export ASKED=$place/asked
bad=0

# A clone: scripts that find it, around the sources as they are.
clone=$place/clone
mkdir -p "$fakes" "$clone/tests"
for entry in CMakeLists.txt core packaging resources ui; do ln -s "$source_dir/$entry" "$clone/"; done
cp -r "$source_dir/app" "$clone/"
for entry in "$source_dir"/tests/*; do ln -s "$entry" "$clone/tests/"; done
rm "$clone/tests/run"
cp "$source_dir/tests/run" "$clone/tests/"

fake() {
    { echo '#!/bin/bash'; cat; } >"$fakes/$1"
    chmod +x "$fakes/$1"
}
# All packages are there; which were asked for is noted down.
fake dpkg-query <<'EOF'
echo "packages ${*:4}" >>"$ASKED"
for name in "${@:4}"; do echo "installed $name"; done
EOF
# What CMake itself asks for is done, a build of the tree is not.
fake ninja <<EOF
[ "\$1 \$2" = "-C build" ] && [ "\$3" != build.ninja ] || exec $(type -P ninja) "\$@"
echo "build \${*:2}" >>"\$ASKED"
mkdir -p "\$2/bin"
for program in footfall footfalld; do
    printf '#!/bin/sh\necho started %s "\$@"\n' \$program >"\$2/bin/\$program"
    chmod +x "\$2/bin/\$program"
done
EOF
fake ctest <<EOF
case "\$*" in *-N*) exec $(type -P ctest) "\$@" ;; esac
EOF
fake npm </dev/null
export PATH=$fakes:$PATH NGINX_BIN=/bin/true
unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM CHROMIUM_BIN

# run SCRIPT ARGUMENT…: what it asked for in `asked`, what it printed in `said`.
run() {
    : >"$ASKED"
    said=$(cd / && "$clone/$1" "${@:2}" 2>&1) || said="FAILED $said"
    asked=$(cat "$ASKED")
}
expect() { # WHAT CONDITION…
    if ! "${@:2}"; then
        printf 'not so: %s\n  asked for: %s\n  said: %s\n' "$1" "${asked//$'\n'/; }" "$said"
        bad=1
    fi
}
says() { grep -qF -- "$1" <<<"$said"; }
builds() { [ "$(grep ^build <<<"$asked")" = "build $1" ]; }
wants() { grep '^packages' <<<"$asked" | grep -qwF -- "$1"; }
wants_not() { ! wants "$1"; }
configured_with() { grep -q "^$1\$" "$clone/build/CMakeCache.txt"; }
# Each file that is compiled, with how.
commands() { sed -nE 's/^ *"command": //p' "$clone/build/compile_commands.json" | sort; }
# Sets of headers that are compiled ahead: with GCC each takes more than 100 MB.
header_sets() { grep -c '"file": .*cmake_pch\.hxx\.cxx"' "$clone/build/compile_commands.json"; }
one_header_set() { [ "$(header_sets)" = 1 ]; }
# Of what was compiled nothing would be compiled otherwise now.
nothing_twice() { [ -z "$(comm -23 "$place/before" <(commands))" ]; }
newer() { [ "$clone/build/build.ninja" -nt "$place/before" ]; }
not_newer() { ! newer; }

run app/run --in-memory
expect "without a display the server is started" says "started footfalld --in-memory"
expect "and nothing else is built" builds "build footfalld"
expect "and no window is configured" configured_with FOOTFALL_WINDOW:BOOL=OFF
expect "and nothing for one is installed" wants_not qt6-charts-dev
commands >"$place/before"

DISPLAY=:9 run app/run
expect "with a display the window is started" says "started footfall"
expect "and both programs are built" builds "build footfall footfalld"
expect "and what the server was built from is not built again" nothing_twice
expect "and one set of headers serves all of it" one_header_set
commands >"$place/before"

DISPLAY=:9 run app/run
expect "the second start configures nothing" not_newer
run app/run
expect "nor does one without a display" not_newer

run tests/run wire_events tst_hub
expect "named tests build what they need" builds "build tst_hub wire_events"
expect "and what was built for the programs is not built again" nothing_twice
expect "and want no browser" wants_not chromium
cp --remove-destination "$source_dir/tests/CMakeLists.txt" "$clone/tests/"
echo 'add_test(NAME made_later COMMAND true)' >>"$clone/tests/CMakeLists.txt"
run tests/run made_later
expect "a test that was written since is built" builds "build made_later"
commands >"$place/before"

run tests/run no_such_test
expect "a test that there is none of is said so" says "FAILED footfall: no test is called no_such_test"
run tests/run --no-browser
expect "without the browser none is wanted" wants_not chromium
expect "and everything is built" builds "build"
run tests/run --no-brwoser
expect "an option that there is none of is said so" says "FAILED footfall: --no-brwoser is no option"
run tests/run
expect "all tests want the browser" wants chromium
DISPLAY=:9 run app/run
expect "a start after the tests configures nothing" not_newer

mv "$clone" "$place/elsewhere"
clone=$place/elsewhere
run app/run
expect "a moved clone starts" says "started footfalld"
expect "and has been configured anew" configured_with "CMAKE_HOME_DIRECTORY:INTERNAL=$clone"

exit $bad
