// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/trackers/visitor_names.h"

#include "core/base/text/ascii.h"

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
    std::string facts;
    for (const std::string_view fact : {site, address, agent})
        facts.append(std::to_string(fact.size())).append(":").append(fact);
    return hashOf(dayOf(at)).of(facts).left(nameBytes).toHex().toStdString();
}

KeyedHash& VisitorNames::hashOf(std::int64_t day)
{
    if (m_keys[0].day != day) {
        std::swap(m_keys[0], m_keys[1]);
        if (m_keys[0].day != day)
            m_keys[0] = {day, KeyedHash(newSecret())};
    }
    return *m_keys[0].hash;
}

} // namespace footfall
