// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/session_id.h"

#include <QRandomGenerator>

#include <array>

namespace footfall {

QByteArray newSessionId()
{
    std::array<quint32, 5> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArrayView bytes(reinterpret_cast<const char*>(random.data()), sizeof(random));
    return bytes.toByteArray().toBase64(QByteArray::Base64UrlEncoding |
                                        QByteArray::OmitTrailingEquals);
}

} // namespace footfall
