// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/clock.h"
#include "core/net/calls/webhook_call.h"
#include "core/source/alerts/webhook_state.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QUrl>

#include <deque>

namespace footfall {

/// Why a call failed: by kind, with its figure, and in English.
struct CallFailure
{
    CallCause cause;
    std::int64_t figure;
    QString text;
};

/// One address that is told of alerts by POST: in their order, one at a time, each until it is taken
/// or an hour old. An answer of 2xx takes it; any other, and none, is tried again, later each time.
/// Redirects are not followed. Never blocks. Server thread.
class Webhook : public QObject
{
    Q_OBJECT

public:
    /// Calls that wait; the oldest is given up for one more.
    static constexpr std::size_t maxWaiting = 256;
    /// An alert older than this is no news.
    static constexpr DurationMs triedFor = hourMs;
    /// A call that has no answer by then has failed.
    static constexpr DurationMs answerWithin = 15 * secondMs;
    static constexpr DurationMs firstPause = secondMs;
    static constexpr DurationMs longestPause = 5 * minuteMs;

    /// Calls are signed by `key`, unless it is empty.
    Webhook(const QUrl& url, const QByteArray& key, const Clock& clock);
    ~Webhook() override;

    /// By what it is known where its address must not stand.
    QByteArray digest() const;
    void add(WebhookCall call);
    /// Goes on when a pause is over, gives up what is too old. Some times a second.
    void tick();
    const WebhookState& state() const { return m_state; }
    const std::deque<WebhookCall>& waiting() const { return m_waiting; }

Q_SIGNALS:
    /// `state` or `waiting` is another.
    void changed();

private:
    bool isTooOld(const WebhookCall& call) const;
    void callNext();
    void dropFirst();
    void settle();
    void succeeded();
    void failed(const CallFailure& why, DurationMs pauseAtLeast);
    void publish();

    const QUrl m_url;
    const QByteArray m_key;
    const Clock& m_clock;
    QNetworkAccessManager m_network;
    /// The first one is under way while there is a reply.
    std::deque<WebhookCall> m_waiting;
    QNetworkReply* m_reply = nullptr;
    SteadyTime m_since;
    /// Nothing is called before.
    SteadyTime m_pausedUntil;
    DurationMs m_nextPause = firstPause;
    WebhookState m_state;
};

} // namespace footfall
