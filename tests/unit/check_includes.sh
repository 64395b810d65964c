#!/usr/bin/env bash
# SPDX-FileCopyrightText: Footfall contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fails on an include that goes against the order of the folders, on folders that include each other
# in a circle, on a folder that is too full, and on a daemon that links widgets.
#   check_includes.sh SOURCE_DIR [FOOTFALLD]
set -euo pipefail
cd "$1"
order=(base http event agents source live store hub ingest protocol net remote)
bad=0

# forbid FILES PATTERN WHY: no file may include what the pattern matches.
forbid() {
    local found
    found=$(grep -rnE "#include [<\"]($2)" --include='*.h' --include='*.cpp' "$1" || true)
    [ -z "$found" ] && return
    printf '%s\n%s\n' "$3" "$found"
    bad=1
}

for i in "${!order[@]}"; do
    higher=$(IFS='|'; echo "${order[*]:i+1}")
    [ -z "$higher" ] || forbid "core/${order[i]}" "core/($higher)/" "core/${order[i]} includes a higher folder:"
done
forbid core '(ui|app|tests)/' "core includes ui, app or tests:"
forbid core 'QtWidgets|QtCharts|QtGui|QWidget|QApplication' "core includes a widget:"
forbid ui '(app|tests)/|core/(http|agents|live|store|hub|ingest|protocol|net|remote)/' "ui includes more than values and the live source:"
forbid ui 'QtNetwork|QTcp|QWebSocket|QHttpServer' "ui includes a socket:"
for folder in base event agents live source store hub ingest protocol net; do
    forbid "core/$folder" 'QtHttpServer|QtWebSockets|QHttpServer|QWebSocket|QTcp' "core/$folder includes Qt's server classes:"
done
forbid core/remote 'QtHttpServer|QHttpServer' "core/remote includes Qt's HTTP server:"

# Which folder includes which, a pair a line. What core/base parts into folders is one floor.
pairs=$(grep -rhoHE '#include "(core|ui)/[^"]+' --include='*.h' --include='*.cpp' core ui |
    sed -E 's|/[^/:]+:#include "| |; s|/[^/]+$||; s|core/base/[a-z]+|core/base|g' | sort -u | awk '$1 != $2')
if ! circles=$(tsort <<<"$pairs" 2>&1 >/dev/null); then
    printf '%s\n%s\n' "folders include each other in a circle:" "$circles"
    bad=1
fi

# A source with its header is one room; core/base has what everybody needs.
while read -r rooms folder; do
    most=12
    [ "$folder" != core/base ] || most=21
    [ "$rooms" -le "$most" ] && continue
    echo "$folder has $rooms files with their headers, and $most is the most"
    bad=1
done < <(find core ui app -name '*.h' -o -name '*.cpp' | sed -E 's|\.[a-z]+$||' | sort -u | sed -E 's|/[^/]+$||' | sort | uniq -c)

# A name that stands for two things, whoever includes what.
twice=$(grep -rhE '^(class|struct|enum class|enum) [A-Za-z]+( final)?( :.*)?$' --include='*.h' core ui app |
    sed -E 's/^(class|struct|enum class|enum) ([A-Za-z]+).*/\2/' | sort | uniq -d)
if [ -n "$twice" ]; then
    printf '%s\n%s\n' "types that have one name:" "$twice"
    bad=1
fi

if [ $# -gt 1 ] && ldd "$2" | grep -E 'Qt6(Widgets|Gui|Charts)'; then
    echo "footfalld links widgets"
    bad=1
fi
exit $bad
