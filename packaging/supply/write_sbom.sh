#!/usr/bin/env bash
# SPDX-FileCopyrightText: Footfall contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a program is made of, as SPDX 2.3 (tag and value): the libraries that it is linked with, by the
# packages of this machine that have them, and what is compiled in, each with version and licence.
#   write_sbom.sh PROGRAM VERSION [NAME VERSION LICENCE URL]… > FILE
# The four after the version are of what is compiled in. SOURCE_DATE_EPOCH is when it was made (now).
set -euo pipefail
program=$1
version=$2
shift 2
name=$(basename "$program")
created=$(date -u -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" +%Y-%m-%dT%H:%M:%SZ)

# As SPDX names it, where that is known; what Debian says of each file is in its copyright file.
licence_of() {
    case "$1" in
    libqt6httpserver6 | libqt6charts6) echo GPL-3.0-only ;;
    libqt6*) echo 'LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only' ;;
    libsimdjson*) echo 'Apache-2.0 OR MIT' ;;
    libmaxminddb0 | libssl3*) echo Apache-2.0 ;;
    libsqlite3-0) echo blessing ;;
    libxxhash0) echo BSD-2-Clause ;;
    zlib1g*) echo Zlib ;;
    libsystemd0) echo LGPL-2.1-or-later ;;
    libstdc++6 | libgcc-s1) echo 'GPL-3.0-or-later WITH GCC-exception-3.1' ;;
    libc6) echo LGPL-2.1-or-later ;;
    *) echo NOASSERTION ;;
    esac
}

# package ID NAME VERSION LICENCE URL RELATIONSHIP [PURL]
package() {
    printf '\nPackageName: %s\nSPDXID: SPDXRef-%s\nPackageVersion: %s\n' "$2" "$1" "$3"
    printf 'PackageDownloadLocation: %s\nFilesAnalyzed: false\n' "$5"
    printf 'PackageLicenseConcluded: NOASSERTION\nPackageLicenseDeclared: %s\nPackageCopyrightText: NOASSERTION\n' "$4"
    [ -z "${7:-}" ] || printf 'ExternalRef: PACKAGE-MANAGER purl %s\n' "$7"
    printf 'Relationship: %s\n' "$6"
}

# The packages of the libraries that it names itself, not of those that they need in turn.
linked_packages() {
    local library path
    objdump -p "$program" | sed -n 's/^ *NEEDED *//p' | while read -r library; do
        case "$library" in ld-linux*) continue ;; esac # the loader comes with libc
        path=$(ldd "$program" | awk -v name="$library" '$1 == name { print $3 }')
        path=$(realpath "$path")
        # Where /lib and /usr/lib are one, its package may call it by the other.
        dpkg -S "*/$(basename "$(dirname "$path")")/$(basename "$path")" 2>/dev/null ||
            { echo "write_sbom: no package has $path" >&2; exit 1; }
    done | sed 's/:.*//' | sort -u
}

packages=$(linked_packages)
printf 'SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: %s-%s\n' "$name" "$version"
printf 'DocumentNamespace: https://spdx.org/spdxdocs/%s-%s-%s\n' "$name" "$version" \
    "$(sha256sum "$program" | cut -c1-32)"
printf 'Creator: Organization: Footfall contributors\nCreated: %s\n' "$created"
package "$name" "$name" "$version" GPL-3.0-or-later NOASSERTION "SPDXRef-DOCUMENT DESCRIBES SPDXRef-$name"
for linked in $packages; do
    read -r at architecture < <(dpkg-query -W -f '${Version} ${Architecture}\n' "$linked" | head -1)
    # An id has no "+".
    package "${linked//+/-}" "$linked" "$at" "$(licence_of "$linked")" NOASSERTION \
        "SPDXRef-$name DYNAMIC_LINK SPDXRef-${linked//+/-}" "pkg:deb/debian/${linked//+/%2B}@${at//+/%2B}?arch=$architecture"
done
while [ $# -ge 4 ]; do
    package "$1" "$1" "$2" "$3" "$4" "SPDXRef-$name CONTAINS SPDXRef-$1"
    shift 4
done
