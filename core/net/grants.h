// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/prudent_time.h"
#include "core/base/result.h"
#include "core/net/grant.h"
#include "core/net/grant_file.h"

#include <QObject>

#include <deque>
#include <optional>
#include <string_view>

namespace footfall {

class Clock;

/// Who was let in, beside those who show the operator token: logins, which are operators for thirty
/// days; share links, which are readers until they are revoked; and login links, which make one
/// login within a minute. All are bounded. Logins and shares are kept in the file, if there is one.
/// Server thread.
class Grants : public QObject
{
    Q_OBJECT

public:
    static constexpr DurationMs loginMs = 30LL * 24 * 3'600'000;
    static constexpr DurationMs loginLinkMs = 60'000;
    /// The oldest makes room.
    static constexpr std::size_t mostLogins = 1'000;
    /// A further one is refused.
    static constexpr std::size_t mostShares = 1'000;
    /// Not used yet; the oldest makes room.
    static constexpr std::size_t mostLoginLinks = 100;
    /// A label of a share link, in characters.
    static constexpr std::size_t longestLabel = 100;

    struct IssuedShare
    {
        Grant grant;
        QByteArray secret; ///< not told again
    };

    Grants(const Clock& clock, GrantFile file, QObject* parent = nullptr);

    /// A new login: its secret.
    QByteArray addLogin();
    /// The id of the login that has this secret; 0: none has.
    quint64 loginOf(std::string_view secret) const;

    /// A new share link; refuses a label that is empty, too long or hides something, and one more
    /// than there may be.
    Result<IssuedShare> addShare(const std::string& label);
    quint64 shareOf(std::string_view secret) const;
    const std::vector<Grant>& shares() const { return m_kept.shares; }

    /// A new login link: its secret.
    QByteArray addLoginLink();
    /// Whether a login link has this secret; it has not any more.
    bool useLoginLink(std::string_view secret);

    /// Takes a login or share back. False when there is none of that id.
    bool revokeLogin(quint64 id);
    bool revokeShare(quint64 id);
    /// Ends what has run out, and tries to keep what could not be kept. Call about four times a
    /// second.
    void tick();
    /// Whether all this would survive a restart, or was not meant to.
    bool isKept() const { return !m_isUnkept; }

Q_SIGNALS:
    /// This login or share lets nobody in any more.
    void revoked(quint64 grant);

private:
    struct LoginLink
    {
        QByteArray digest;
        DurationMs until; ///< steady
    };

    bool revokeFrom(std::vector<Grant>& grants, quint64 id);
    void revokeOldestLogin();
    static bool isOver(const Grant& login, TimeMs now);
    void forgetOldLinks();
    /// A failure is logged once, and once that it is over.
    void keep();

    const Clock& m_clock;
    const GrantFile m_file;
    KeptGrants m_kept;
    /// By what time logins are deleted; by the clock's they are refused.
    PrudentTime m_time;
    std::deque<LoginLink> m_links; ///< the oldest comes first
    bool m_isUnkept = false;
    DurationMs m_keepAgainAt = 0;
};

} // namespace footfall
