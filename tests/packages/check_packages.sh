#!/usr/bin/env bash
# SPDX-FileCopyrightText: Footfall contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the Debian packages of a built tree and looks into them, by Debian's own tools.
#   check_packages.sh BUILD_DIR CPACK
set -euo pipefail
build_dir=$1
cpack=$2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
bad=0

expect() { # WHAT COMMAND…
    if ! "${@:2}" >"$place/said" 2>&1; then
        printf 'not so: %s\n' "$1"
        sed 's/^/  /' "$place/said"
        bad=1
    fi
}
not() { ! "$@"; }
has() { grep -qxF -- "$1" "$2"; }
empty() { [ ! -s "$1" ] || { cat "$1"; return 1; }; }

cd "$build_dir"
"$cpack" -B "$place/stage" -D "CPACK_OUTPUT_FILE_PREFIX=$place" >"$place/cpack.log" 2>&1 || { cat "$place/cpack.log"; exit 1; }
cd "$place"
for package in footfall footfalld; do
    mkdir "$package"
    mv "$package"_*.deb "$package.deb"
    dpkg-deb -x $package.deb $package
    dpkg-deb -e $package.deb $package.control
    (cd $package && find . -type f | sort) >$package.files
    cut -d' ' -f3- $package.control/md5sums | sed 's|^|./|' | sort >$package.sums
    expect "$package names all its files" diff $package.files $package.sums
done
field() { dpkg-deb -f "$1.deb" "$2"; }
depends_on() { field "$1" Depends | tr ',' '\n' | grep -qE "^ *$2[0-9t]*( |$)"; }

# Both can be there together, and each alone.
comm -12 footfall.files footfalld.files >both
expect "no file is in both" empty both
for library in libqt6core libsqlite3- libssl; do
    expect "footfall depends on $library" depends_on footfall $library
    expect "footfalld depends on $library" depends_on footfalld $library
done
expect "the window depends on widgets" depends_on footfall libqt6widgets
expect "the server depends on no window" not depends_on footfalld libqt6gui
expect "nor on the other package" not depends_on footfalld footfall
expect "nor the other on it" not depends_on footfall footfalld
expect "the server's user is made by what is depended on" depends_on footfalld systemd

# Each says what it is made of.
for package in footfall footfalld; do
    bill=$package/usr/share/doc/$package/$package.spdx
    for named in $package libqt6httpserver6 libssl3 libsqlite3-0 chart.js uap-core crawler-user-agents; do
        expect "the bill of $package has $named" grep -qE "^PackageName: $named(t64)?\$" "$bill"
    done
    expect "with versions" not grep -q '^PackageVersion: $' "$bill"
done

# The operator's file is theirs.
expect "the configuration is a conffile" has /etc/footfall/footfall.conf footfalld.control/conffiles
expect "and the only one" [ "$(wc -l <footfalld.control/conffiles)" = 1 ]
gzip -dc footfalld/usr/share/doc/footfalld/changelog.gz >changelog
version=$(dpkg-parsechangelog -l changelog -S Version)
expect "the changelog's version is that of the packages" [ "$version" = "$(field footfalld Version)" ]

# What systemd starts, and how little that may do; 20 is an exposure of 2.0.
units=footfalld/usr/lib/systemd/system
expect "the service may do little" systemd-analyze security --offline=true --threshold=20 --no-pager $units/footfalld.service
expect "it runs what was installed" grep -qx 'ExecStart=/usr/bin/footfalld --config /etc/footfall/footfall.conf' $units/footfalld.service
for word in Type=notify WatchdogSec= Restart= StateDirectory= RuntimeDirectory= FileDescriptorStoreMax=; do
    expect "the service has $word" grep -q "^$word" $units/footfalld.service
done

# What the desktop reads.
share=footfall/usr/share
expect "the desktop entry is valid" desktop-file-validate $share/applications/footfall.desktop
expect "the metainfo is valid" appstreamcli validate --no-net $share/metainfo/org.footfall.footfall.metainfo.xml
for size in 16 22 24 32 48 64 128 256 512; do
    expect "there is an icon of $size pixels" grep -q "PNG image data, $size x $size" \
        <(file $share/icons/hicolor/${size}x$size/apps/footfall.png)
done
expect "there is one of any size" [ -s $share/icons/hicolor/scalable/apps/footfall.svg ]

# Every option that --help lists is wherever else options are told.
options_of() { "$1/usr/bin/$1" --help | grep -oE '^ +(-[a-z], )*--[a-z-]+' | grep -oE -- '--[a-z-]+' | grep -v -- '^--help-all$'; }
tells_all() { # PROGRAM SIGNS-BEFORE-A-NAME FILE
    local option missing=
    for option in $(options_of "$1"); do
        grep -qE -- "$2${option#--}([^a-z-]|\$)" "$3" || missing+=" $option"
    done
    [ -z "$missing" ] || { echo "$3 lacks$missing"; return 1; }
}
for program in footfall footfalld; do
    expect "$program tells options" grep -q -- --listen <(options_of $program)
    gzip -dc $program/usr/share/man/man1/$program.1.gz | sed -E 's|\\f[BIR]| |g; s|\\||g' >$program.1
    expect "the man page of $program has all" tells_all $program '^ --' $program.1
    expect "bash knows all" tells_all $program '--' $program/usr/share/bash-completion/completions/$program
    expect "zsh knows all" tells_all $program '--' $program/usr/share/zsh/vendor-completions/_$program
    expect "fish knows all" tells_all $program '-l ' $program/usr/share/fish/vendor_completions.d/$program.fish
done
expect "the server's completion has none of the window's" not grep -q -- --fullscreen \
    footfalld/usr/share/bash-completion/completions/footfalld
conf=footfalld/etc/footfall/footfall.conf
sed -nE 's/^;?([a-z-]+) = .*/--\1/p' $conf | sort >configured
options_of footfalld | grep -vxE -- '--(config|help|version)' | sort >settable
expect "the configuration has each option once" diff settable configured

# completed WORD…: what bash offers for the last of these words.
completed() {
    bash -c '. "$1/usr/share/bash-completion/completions/$1"; compopt() { :; }
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); "_$1"; printf "%s\n" "${COMPREPLY[@]}"' - "$@"
}
expect "bash completes an option" has --data-dir <(completed footfalld --da)
expect "and a command" has verify <(completed footfalld ver)
expect "and what a command takes" has --visitor <(completed footfalld forget --vis)
expect "and files where a file is meant" has footfalld.deb <(completed footfalld --geo footfalld.d)

# Nothing but what Debian has: of its own checks, none fails.
lintian --fail-on error footfall.deb footfalld.deb >lintian.log 2>&1 || { cat lintian.log; bad=1; }
exit $bad
