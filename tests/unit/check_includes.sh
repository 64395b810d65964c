#!/usr/bin/env bash
# SPDX-FileCopyrightText: Footfall contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fails on an include that goes against the order of the folders, and on a daemon that links widgets.
#   check_includes.sh SOURCE_DIR [FOOTFALLD]
set -euo pipefail
cd "$1"
order=(base http event source live store hub ingest protocol net remote)
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
forbid ui '(app|tests)/|core/(hub|ingest|protocol|net)/' "ui includes more than values and the live source:"
forbid ui 'QtNetwork|QTcp|QWebSocket|QHttpServer' "ui includes a socket:"
for folder in base event live source store hub ingest protocol; do
    forbid "core/$folder" 'QtHttpServer|QtWebSockets|QHttpServer|QWebSocket|QTcp' "core/$folder includes Qt's server classes:"
done

if [ $# -gt 1 ] && ldd "$2" | grep -E 'Qt6(Widgets|Gui|Charts)'; then
    echo "footfalld links widgets"
    bad=1
fi
exit $bad
