// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/trackers/visitor_names.h"

#include "core/base/secret.h"
#include "core/base/text/ascii.h"

#include <QMessageAuthenticationCode>

namespace footfall {

namespace {

/// Of the hash: enough that no two visitors are taken for one.
constexpr qsizetype nameBytes = 12;

} // namespace

std::string VisitorNames::nameOf(std::string_view site, const QHostAddress& address,
                                 std::string_view agent)
{
    const std::int64_t day = dayOf(m_clock.now());
    if (day != m_day) {
        m_day = day;
        m_key = newSecret();
    }
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, m_key);
    for (const QByteArray& fact : {bytesOf(site), address.toString().toLatin1(), bytesOf(agent)}) {
        code.addData(QByteArray::number(fact.size()));
        code.addData(":");
        code.addData(fact);
    }
    return code.result().left(nameBytes).toHex().toStdString();
}

} // namespace footfall
