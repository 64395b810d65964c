// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time/prudent_time.h"
#include "core/http/message/credentials.h"
#include "core/net/access/grant.h"
#include "core/net/access/grant_file.h"

#include <QObject>

#include <deque>
#include <functional>
#include <optional>
#include <string_view>

namespace footfall {

class Clock;

/// Who was let in, beside those who show the operator token: logins, which are operators for thirty
/// days; share links, which are readers until they are revoked; and login links, which make one
/// login within a minute. All are bounded. Logins and shares are kept in a file, if there is one,
/// which another writes: a disk that hangs holds nobody up. Server thread.
class Grants : public QObject
{
    Q_OBJECT

public:
    static constexpr DurationMs loginMs = 30LL * 24 * 3'600'000;
    static constexpr DurationMs loginLinkMs = 60'000;
    /// The oldest makes room.
    static constexpr std::size_t maxLogins = 1'000;
    /// A further one is refused.
    static constexpr std::size_t maxShares = 1'000;
    /// Not used yet; the oldest makes room.
    static constexpr std::size_t maxLoginLinks = 100;
    /// A label of a share link, in characters.
    static constexpr std::size_t maxLabelCharacters = 100;
    /// A disk that has not answered for so long hangs.
    static constexpr DurationMs maxWriteMs = 5'000;

    struct IssuedShare
    {
        Grant grant;
        QByteArray secret; ///< not told again
    };

    /// Told whether it would survive a restart.
    using Acknowledge = std::function<void(bool kept)>;

    explicit Grants(const Clock& clock, QObject* parent = nullptr);
    /// Goes on with what is in the file, or says why it cannot be read; from then on `toKeep` comes
    /// and `written` is to answer. Before anything else. `believed` is what the last run took the
    /// time to be, if that is known.
    Result<void> keepIn(const GrantFile& file, const PrudentTime::State& believed = {});

    /// A new login: its secret. It is to be told once it is kept.
    QByteArray addLogin();
    /// Who shows one of ours, by cookie.
    Caller holderOf(const Credentials& shown) const;
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
    /// Calls back once all that was given and taken back so far is kept, or that has failed, or the
    /// disk does not answer; at once where nothing is kept anyway.
    void whenKept(Acknowledge acknowledge);
    /// Ends what has run out, and tries to keep what could not be kept. Call about four times a
    /// second.
    void tick();
    /// From the writer: why what it was given last could not be written; empty: it is on the disk.
    void written(const QString& failure);

Q_SIGNALS:
    /// For the writer; no other comes before it has answered.
    void toKeep(const footfall::KeptGrants& grants);
    /// This login or share lets nobody in any more.
    void revoked(quint64 grant);

private:
    struct LoginLink
    {
        QByteArray digest;
        SteadyTime until;
    };

    bool revokeFrom(std::vector<Grant>& grants, quint64 id);
    void revokeOldestLogin();
    static bool isOver(const Grant& login, TimeMs now);
    void forgetOldLinks();
    void changed();
    void keep();
    bool isHanging() const;
    void answer(quint64 upTo, bool kept);
    /// A failure is logged once, and once that it is over.
    void setTrouble(const QString& why);

    struct Waiting
    {
        quint64 change = 0;
        Acknowledge acknowledge;
    };

    const Clock& m_clock;
    bool m_hasFile = false;
    KeptGrants m_kept;
    /// By what time logins are deleted; by the clock's they are refused.
    PrudentTime m_time;
    std::deque<LoginLink> m_links; ///< the oldest comes first
    /// Counts changes, and up to which the writer was given them.
    quint64 m_change = 0;
    quint64 m_given = 0;
    /// Since when, steady, the writer has it.
    std::optional<SteadyTime> m_givenAt;
    std::deque<Waiting> m_waiting;
    QString m_trouble;
    SteadyTime m_keepAgainAt;
};

} // namespace footfall
