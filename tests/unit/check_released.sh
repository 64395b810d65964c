#!/usr/bin/env bash
# SPDX-FileCopyrightText: Footfall contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# That programs are hardened.
#   check_released.sh PROGRAM…
set -euo pipefail
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
done
exit $bad
