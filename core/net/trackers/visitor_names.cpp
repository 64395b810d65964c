// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/trackers/visitor_names.h"

#include "core/base/secret.h"
#include "core/base/text/ascii.h"

#include <QMessageAuthenticationCode>

#include <utility>

namespace footfall {

namespace {

/// Of the hash: enough that no two visitors are taken for one.
constexpr qsizetype nameBytes = 12;

} // namespace

std::string VisitorNames::nameOf(std::string_view site, const QHostAddress& address,
                                 std::string_view agent)
{
    return nameOf(site, viewOf(address.toString().toLatin1()), agent, m_clock.now());
}

std::string VisitorNames::nameOf(std::string_view site, std::string_view address,
                                 std::string_view agent, TimeMs at)
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, keyOf(dayOf(at)));
    for (const std::string_view fact : {site, address, agent}) {
        code.addData(QByteArray::number(qsizetype(fact.size())));
        code.addData(":");
        code.addData(fact.data(), qsizetype(fact.size()));
    }
    return code.result().left(nameBytes).toHex().toStdString();
}

const QByteArray& VisitorNames::keyOf(std::int64_t day)
{
    if (m_keys[0].day != day) {
        std::swap(m_keys[0], m_keys[1]);
        if (m_keys[0].day != day)
            m_keys[0] = {day, newSecret()};
    }
    return m_keys[0].secret;
}

} // namespace footfall
