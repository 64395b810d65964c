#!/usr/bin/env bash
# SPDX-FileCopyrightText: Footfall contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# That programs are hardened, and that their bill of materials names all that they are made of.
#   check_released.sh SOURCE_DIR PROGRAM…
set -euo pipefail
source_dir=$1
shift
bad=0

# has WHAT PROGRAM PATTERN COMMAND…: what that prints has the pattern.
has() {
    local what=$1 program=$2 pattern=$3
    shift 3
    if ! "$@" "$program" 2>/dev/null | grep -E -- "$pattern" >/dev/null; then
        echo "$program: $what"
        bad=1
    fi
}

for program in "$@"; do
    has 'is loaded at the same place each time' "$program" 'FLAGS_1.*PIE' readelf -dW
    has 'binds functions as they are called' "$program" 'FLAGS_1.*NOW' readelf -dW
    has 'leaves its tables writable' "$program" 'GNU_RELRO' readelf -lW
    has 'has a stack that can be executed' "$program" 'GNU_STACK .* RW ' readelf -lW
    has 'does not guard its stack' "$program" '__stack_chk_fail' readelf -W --dyn-syms
    has 'does not check the sizes of buffers' "$program" '__[a-z]+_chk@' readelf -W --dyn-syms
    if [ "$(uname -m)" = x86_64 ]; then
        has 'may be jumped into anywhere' "$program" 'x86 feature: IBT, SHSTK' readelf -nW
    fi
    bill=$("$source_dir/packaging/supply/write_sbom.sh" "$program" 1.2.3 uap-core 0.18.0 Apache-2.0 NOASSERTION)
    for named in "PackageName: $(basename "$program")" 'PackageName: libqt6httpserver6' 'PackageName: libssl3' \
        'PackageName: uap-core' 'PackageLicenseDeclared: GPL-3.0-only' 'purl pkg:deb/debian/libsqlite3-0@3'; do
        grep -F "$named" <<<"$bill" >/dev/null || { echo "$program: its bill of materials has no $named"; bad=1; }
    done
done
exit $bad
