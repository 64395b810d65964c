// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/grants.h"

#include "core/base/log.h"
#include "core/base/secret.h"
#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"
#include "core/base/time/clock.h"

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

/// Between two tries to keep what could not be kept.
constexpr DurationMs keepAgainMs = 5'000;

/// Looks at all of them, so that the time it takes says nothing.
quint64 idOf(const std::vector<Grant>& grants, std::string_view secret)
{
    const QByteArray digest = digestOf(secret);
    quint64 id = 0;
    for (const Grant& grant : grants) {
        if (sameSecret(grant.digest, digest))
            id = grant.id;
    }
    return id;
}

/// When the newest was made; epoch: there is none.
TimeMs newestOf(const KeptGrants& kept)
{
    TimeMs newest;
    for (const auto* grants : {&kept.logins, &kept.shares}) {
        for (const Grant& grant : *grants)
            newest = std::max(newest, grant.createdAt);
    }
    return newest;
}

Result<void> checkLabel(const std::string& label)
{
    if (label.empty() || isLongerThan(label, Grants::maxLabelCharacters))
        return Error{"label: 1 to 100 characters are needed"};
    if (hidesSomething(label))
        return Error{"label: control characters and marks of direction are not taken"};
    return {};
}

} // namespace

Grants::Grants(const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
}

Result<void> Grants::keepIn(const GrantFile& file, const PrudentTime::State& believed)
{
    Result<KeptGrants> kept = file.read(m_clock.now());
    if (!kept)
        return Error{kept.error()};
    m_kept = std::move(*kept);
    m_time = PrudentTime(believed.believed != epoch ? believed
                                                    : PrudentTime::State{newestOf(m_kept), 0});
    m_hasFile = true;
    return {};
}

QByteArray Grants::addLogin()
{
    while (m_kept.logins.size() >= maxLogins)
        revokeOldestLogin();
    const QByteArray secret = newSecret();
    m_kept.logins.push_back({++m_kept.lastId, digestOf(viewOf(secret)), m_clock.now(), {}});
    changed();
    return secret;
}

quint64 Grants::loginOf(std::string_view secret) const
{
    const quint64 id = idOf(m_kept.logins, secret);
    const bool hasRunOut =
        std::any_of(m_kept.logins.begin(), m_kept.logins.end(), [&](const Grant& login) {
            return login.id == id && isOver(login, m_clock.now());
        });
    return hasRunOut ? 0 : id;
}

Caller Grants::holderOf(const Credentials& shown) const
{
    for (const std::string_view login : shown.logins) {
        if (const quint64 id = loginOf(login))
            return {Access::Operator, id};
    }
    for (const std::string_view share : shown.shares) {
        if (const quint64 id = shareOf(share))
            return {Access::Reader, id};
    }
    return {};
}

Result<Grants::IssuedShare> Grants::addShare(const std::string& label)
{
    if (const Result<void> good = checkLabel(label); !good)
        return Error{good.error()};
    if (m_kept.shares.size() >= maxShares)
        return Error{"There are 1,000 share links already: revoke one first"};
    const QByteArray secret = newSecret();
    Grant share{++m_kept.lastId, digestOf(viewOf(secret)), m_clock.now(), label};
    m_kept.shares.push_back(share);
    changed();
    return IssuedShare{std::move(share), secret};
}

quint64 Grants::shareOf(std::string_view secret) const
{
    return idOf(m_kept.shares, secret);
}

QByteArray Grants::addLoginLink()
{
    forgetOldLinks();
    if (m_links.size() >= maxLoginLinks)
        m_links.pop_front();
    const QByteArray secret = newSecret();
    m_links.push_back({digestOf(viewOf(secret)), m_clock.steady() + loginLinkMs});
    return secret;
}

bool Grants::useLoginLink(std::string_view secret)
{
    forgetOldLinks();
    const QByteArray digest = digestOf(secret);
    return std::erase_if(
               m_links, [&](const LoginLink& link) { return sameSecret(link.digest, digest); }) > 0;
}

bool Grants::revokeLogin(quint64 id)
{
    return revokeFrom(m_kept.logins, id);
}

bool Grants::revokeShare(quint64 id)
{
    return revokeFrom(m_kept.shares, id);
}

bool Grants::revokeFrom(std::vector<Grant>& grants, quint64 id)
{
    if (std::erase_if(grants, [id](const Grant& grant) { return grant.id == id; }) == 0)
        return false;
    changed();
    Q_EMIT revoked(id);
    return true;
}

void Grants::revokeOldestLogin()
{
    const quint64 oldest = m_kept.logins.front().id;
    m_kept.logins.erase(m_kept.logins.begin());
    Q_EMIT revoked(oldest);
}

bool Grants::isOver(const Grant& login, TimeMs now)
{
    return now >= login.createdAt + loginMs;
}

void Grants::forgetOldLinks()
{
    while (!m_links.empty() && m_clock.steady() >= m_links.front().until)
        m_links.pop_front();
}

void Grants::whenKept(Acknowledge acknowledge)
{
    if (!m_givenAt || isHanging())
        return acknowledge(!m_givenAt && m_trouble.isEmpty());
    m_waiting.push_back({m_change, std::move(acknowledge)});
}

void Grants::tick()
{
    const TimeMs now = m_time.at(m_clock.now(), m_clock.steady());
    const bool isOneOver = !m_kept.logins.empty() && isOver(m_kept.logins.front(), now);
    while (!m_kept.logins.empty() && isOver(m_kept.logins.front(), now))
        revokeOldestLogin();
    if (isOneOver)
        changed();
    if (isHanging()) {
        setTrouble(QStringLiteral("the disk has not answered for 5 seconds"));
        answer(m_change, false);
    } else if (!m_trouble.isEmpty() && !m_givenAt && m_clock.steady() >= m_keepAgainAt) {
        keep();
    }
}

bool Grants::isHanging() const
{
    return m_givenAt && m_clock.steady() - *m_givenAt >= maxWriteMs;
}

void Grants::changed()
{
    ++m_change;
    if (m_hasFile && !m_givenAt)
        keep();
}

void Grants::keep()
{
    m_given = m_change;
    m_givenAt = m_clock.steady();
    Q_EMIT toKeep(m_kept);
}

void Grants::written(const QString& failure)
{
    m_givenAt.reset();
    m_keepAgainAt = m_clock.steady() + keepAgainMs;
    setTrouble(failure);
    const quint64 upTo = m_given;
    // First: whoever is answered may change something.
    if (m_change != m_given)
        keep();
    answer(upTo, failure.isEmpty());
}

void Grants::answer(quint64 upTo, bool kept)
{
    while (!m_waiting.empty() && m_waiting.front().change <= upTo) {
        const Acknowledge acknowledge = std::move(m_waiting.front().acknowledge);
        m_waiting.pop_front();
        acknowledge(kept);
    }
}

void Grants::setTrouble(const QString& why)
{
    const bool wasWell = std::exchange(m_trouble, why).isEmpty();
    if (wasWell && !why.isEmpty())
        qCWarning(logNet, "logins and share links cannot be kept: %s", qUtf8Printable(why));
    else if (!wasWell && why.isEmpty())
        qCInfo(logNet, "logins and share links are kept again");
}

} // namespace footfall
