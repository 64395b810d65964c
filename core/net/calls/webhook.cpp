// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/calls/webhook.h"

#include "core/base/log.h"

#include <QCryptographicHash>
#include <QNetworkRequest>

#include <algorithm>
#include <cstdlib>

namespace footfall {

namespace {

/// Of an answer, only its status is of interest: the rest is read and dropped in pieces of so many
/// bytes.
constexpr qint64 answerPieceBytes = 16 * 1024;

std::string hostOf(const QUrl& url)
{
    const QString port = url.port() < 0 ? QString() : QStringLiteral(":%1").arg(url.port());
    return (url.host() + port).toStdString();
}

QNetworkRequest requestOf(const QUrl& url, const WebhookHeaders& headers)
{
    QNetworkRequest request(url);
    request.setRawHeader("Content-Type", "application/json");
    request.setRawHeader("User-Agent", "Footfall");
    // Nothing is to be unpacked of an answer that is dropped.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("webhook-id", headers.id);
    request.setRawHeader("webhook-timestamp", headers.timestamp);
    if (!headers.signature.isEmpty())
        request.setRawHeader("webhook-signature", headers.signature);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return request;
}

int statusOf(const QNetworkReply& reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// A receiver that is asked too much says when it can be asked again.
DurationMs retryAfter(const QNetworkReply& reply)
{
    bool isNumber = false;
    const qint64 seconds = reply.rawHeader("Retry-After").toLongLong(&isNumber);
    return isNumber ? std::clamp<qint64>(seconds, 0, Webhook::longestPause / secondMs) * secondMs : 0;
}

/// Where no answer came.
CallCause causeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::OperationCanceledError:
        return CallCause::Silent;
    case QNetworkReply::HostNotFoundError:
        return CallCause::UnknownHost;
    case QNetworkReply::ConnectionRefusedError:
        return CallCause::Closed;
    case QNetworkReply::SslHandshakeFailedError:
        return CallCause::Untrusted;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::UnknownNetworkError:
        return CallCause::Unreachable;
    default:
        return CallCause::Other;
    }
}

CallFailure whyFailed(const QNetworkReply& reply)
{
    const int status = statusOf(reply);
    if (status >= 300 && status < 400)
        return {CallCause::Elsewhere, status,
                QStringLiteral("it answered %1 and points elsewhere, which is not followed")
                    .arg(status)};
    if (status > 0)
        return {CallCause::Status, status, QStringLiteral("it answered %1").arg(status)};
    constexpr DurationMs seconds = Webhook::answerWithin / secondMs;
    if (reply.error() == QNetworkReply::OperationCanceledError)
        return {CallCause::Silent, seconds,
                QStringLiteral("it did not answer within %1 seconds").arg(seconds)};
    return {causeOf(reply.error()), 0, reply.errorString()};
}

} // namespace

Webhook::Webhook(const QUrl& url, const QByteArray& key, const Clock& clock)
    : m_url(url)
    , m_key(key)
    , m_clock(clock)
{
    m_state.host = hostOf(url);
}

Webhook::~Webhook()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
}

QByteArray Webhook::digest() const
{
    return QCryptographicHash::hash(m_url.toEncoded(), QCryptographicHash::Sha256).toHex();
}

void Webhook::add(WebhookCall call)
{
    if (m_waiting.size() >= maxWaiting) {
        // The first may be under way: whether it is taken must still be heard.
        m_waiting.erase(m_waiting.begin() + (m_reply ? 1 : 0));
        ++m_state.givenUp;
    }
    m_waiting.push_back(std::move(call));
    callNext();
    publish();
}

void Webhook::tick()
{
    if (m_reply && m_clock.steady() - m_since >= answerWithin)
        m_reply->abort();
    if (m_reply)
        return;
    const std::int64_t before = m_state.givenUp;
    while (!m_waiting.empty() && isTooOld(m_waiting.front()))
        dropFirst();
    callNext();
    if (m_state.givenUp != before)
        publish();
}

/// The clock may have been set back meanwhile.
bool Webhook::isTooOld(const WebhookCall& call) const
{
    return std::abs(m_clock.now() - call.at) > triedFor;
}

void Webhook::dropFirst()
{
    qCWarning(logNet, "an alert was not taken by the webhook at %s within an hour: %s",
              m_state.host.c_str(), m_state.reason.c_str());
    m_waiting.pop_front();
    ++m_state.givenUp;
}

void Webhook::callNext()
{
    if (m_reply || m_waiting.empty() || m_clock.steady() < m_pausedUntil)
        return;
    const WebhookCall& call = m_waiting.front();
    m_since = m_clock.steady();
    m_reply = m_network.post(requestOf(m_url, webhookHeaders(call, m_clock.now(), m_key)), call.body);
    m_reply->setReadBufferSize(answerPieceBytes);
    connect(m_reply, &QNetworkReply::readyRead, m_reply,
            [reply = m_reply] { reply->skip(reply->bytesAvailable()); });
    connect(m_reply, &QNetworkReply::finished, this, &Webhook::settle);
}

void Webhook::settle()
{
    QNetworkReply& reply = *m_reply;
    m_reply = nullptr;
    reply.deleteLater();
    const int status = statusOf(reply);
    if (status >= 200 && status < 300)
        succeeded();
    else
        failed(whyFailed(reply), retryAfter(reply));
    publish();
}

void Webhook::succeeded()
{
    if (m_state.failingSince)
        qCInfo(logNet, "the webhook at %s takes alerts again", m_state.host.c_str());
    m_waiting.pop_front();
    ++m_state.delivered;
    m_state.failingSince.reset();
    m_state.reason.clear();
    m_state.cause = CallCause::Other;
    m_state.figure = 0;
    m_nextPause = firstPause;
    callNext();
}

void Webhook::failed(const CallFailure& why, DurationMs pauseAtLeast)
{
    m_state.reason = why.text.toStdString();
    m_state.cause = why.cause;
    m_state.figure = why.figure;
    if (!m_state.failingSince) {
        m_state.failingSince = m_clock.now();
        qCWarning(logNet, "the webhook at %s took no alert: %s; it is tried for an hour",
                  m_state.host.c_str(), m_state.reason.c_str());
    }
    m_pausedUntil = m_clock.steady() + std::max(m_nextPause, pauseAtLeast);
    m_nextPause = std::min(2 * m_nextPause, longestPause);
}

void Webhook::publish()
{
    m_state.waiting = std::int64_t(m_waiting.size());
    Q_EMIT changed();
}

} // namespace footfall
