// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/format/event_id.h"

#include <QUuid>

#include <cstring>

namespace footfall {

bool packUuid(std::string_view id, char (&packed)[16])
{
    const QUuid uuid = QUuid::fromString(QLatin1StringView(id.data(), qsizetype(id.size())));
    // Other spellings are read as well, and would not come back as they came.
    if (uuid.isNull() || uuid.toByteArray(QUuid::WithoutBraces) != QByteArrayView(id))
        return false;
    std::memcpy(packed, uuid.toRfc4122().constData(), sizeof packed);
    return true;
}

std::string unpackUuid(std::string_view packed)
{
    return QUuid::fromRfc4122(packed).toByteArray(QUuid::WithoutBraces).toStdString();
}

} // namespace footfall
