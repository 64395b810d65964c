// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

namespace footfall {

Q_LOGGING_CATEGORY(logNet, "footfall.net", QtInfoMsg)
Q_LOGGING_CATEGORY(logLive, "footfall.live", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "footfall.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logApp, "footfall.app", QtInfoMsg)

void installLogFormat()
{
    qSetMessagePattern(QStringLiteral(
        "%{time yyyy-MM-ddTHH:mm:ss.zzz} "
        "%{if-debug}debug%{endif}%{if-info}info%{endif}%{if-warning}warning%{endif}"
        "%{if-critical}error%{endif}%{if-fatal}fatal%{endif} %{category}: %{message}"));
}

} // namespace footfall
