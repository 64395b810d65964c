// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/refusals/refusal_book.h"

#include "core/base/text/ascii.h"
#include "core/http/socket/peer_address.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace footfall {

namespace {

constexpr int customerBits = 64;
/// Of an answer: what it says of an error is short, or not for a person.
constexpr std::size_t answerBytes = 2 * RefusedClient::maxSaid;

std::string textOf(const QHostAddress& counted)
{
    const bool isNetwork = counted.protocol() == QAbstractSocket::IPv6Protocol;
    const QString text = counted.toString();
    return (isNetwork ? QStringLiteral("%1/%2").arg(text).arg(customerBits) : text).toStdString();
}

/// What an answer of ours, {"error":"…"}, says.
std::string saidIn(const QByteArray& answer)
{
    const QJsonValue error = QJsonDocument::fromJson(answer).object()[QLatin1StringView("error")];
    return error.toString().left(qsizetype(RefusedClient::maxSaid)).toStdString();
}

} // namespace

RefusalBook::RefusalBook(const Clock& clock, std::size_t most)
    : m_clock(clock)
    , m_most(most)
    , m_since(clock.now())
    , m_reportAt(clock.steady() + reportEveryMs)
{
}

void RefusalBook::note(const QHostAddress& peer, const RefusalCounts& refused,
                       std::string_view answer)
{
    m_counts += refused;
    for (std::size_t i = 0; i < refusedReasons; ++i) {
        const std::int64_t times = refused.of(Refused(i));
        if (times == 0)
            continue;
        Entry& entry = entryOf({countedAddress(peer), int(i)});
        entry.times += times;
        entry.lastAt = m_clock.now();
        entry.answer = answer.size() <= answerBytes ? bytesOf(answer) : QByteArray();
    }
}

void RefusalBook::note(const QHostAddress& peer, Refused why, std::string_view answer)
{
    RefusalCounts once;
    once.of(why) = 1;
    note(peer, once, answer);
}

/// The newest from now on.
RefusalBook::Entry& RefusalBook::entryOf(const Key& key)
{
    if (const auto found = m_byKey.constFind(key); found != m_byKey.constEnd()) {
        m_entries.splice(m_entries.begin(), m_entries, *found);
        return m_entries.front();
    }
    if (m_entries.size() >= m_most) {
        m_byKey.remove(m_entries.back().key);
        m_entries.pop_back();
    }
    m_entries.push_front({key, 0, m_clock.now(), {}, {}});
    m_byKey.insert(key, m_entries.begin());
    return m_entries.front();
}

RefusedClient RefusalBook::told(const Entry& entry)
{
    return {
        textOf(entry.key.first), Refused(entry.key.second), entry.times, entry.since, entry.lastAt,
        saidIn(entry.answer)};
}

RefusedClients RefusalBook::now() const
{
    RefusedClients clients{m_counts, m_since, {}};
    for (const Entry& entry : m_entries) {
        if (clients.newest.size() == RefusedClients::most)
            break;
        clients.newest.push_back(told(entry));
    }
    return clients;
}

std::string RefusalBook::report()
{
    if (m_clock.steady() < m_reportAt)
        return {};
    m_reportAt = m_clock.steady() + reportEveryMs;
    std::string said;
    for (std::size_t i = 0; i < refusedReasons; ++i) {
        const std::int64_t times = m_counts.of(Refused(i)) - m_reported.of(Refused(i));
        if (times > 0)
            said += (said.empty() ? "" : ", ") + std::to_string(times) + " by " + refusedWords[i];
    }
    m_reported = m_counts;
    return said;
}

} // namespace footfall
