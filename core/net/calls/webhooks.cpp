// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/calls/webhooks.h"

#include "core/base/log.h"
#include "core/store/choice_keeper.h"

#include <QThread>

namespace footfall {

Webhooks::Webhooks(const QList<QUrl>& receivers, const QByteArray& secret, const Clock& clock)
    : m_clock(clock)
{
    for (const QUrl& url : receivers) {
        m_receivers.push_back(std::make_unique<Webhook>(url, webhookKey(secret), clock));
        connect(m_receivers.back().get(), &Webhook::changed, this, &Webhooks::keepSoon);
        connect(m_receivers.back().get(), &Webhook::changed, this, &Webhooks::changed);
    }
}

Webhooks::~Webhooks()
{
    if (m_hasFile && m_isStale)
        keep();
}

void Webhooks::keepIn(const ChoiceFile& file, QThread* thread)
{
    if (m_receivers.empty())
        return;
    const Result<std::optional<QByteArray>> kept = file.read();
    if (!kept)
        qCWarning(logNet, "%s", kept.error().c_str());
    auto* writer = new ChoiceWriter(file);
    writer->moveToThread(thread);
    connect(thread, &QThread::finished, writer, &QObject::deleteLater);
    connect(this, &Webhooks::toKeep, writer, &ChoiceWriter::write);
    connect(writer, &ChoiceWriter::written, this, [this](const QString& failure) {
        if (!failure.isEmpty())
            qCWarning(logNet, "alerts that wait for a webhook are not kept over a restart: %s",
                      qUtf8Printable(failure));
        m_isWriting = false;
        if (m_isStale)
            keep();
    });
    m_hasFile = true;
    if (kept)
        takeUp(kept->value_or(QByteArray()));
}

void Webhooks::takeUp(const QByteArray& text)
{
    for (auto& [digest, call] : readKeptCalls(text)) {
        for (const auto& receiver : m_receivers) {
            if (receiver->digest() == digest && m_clock.now() - call.at <= Webhook::triedFor)
                receiver->add(call);
        }
    }
}

void Webhooks::tell(const Alert& alert)
{
    if (m_receivers.empty() || !isForWebhooks(alert))
        return;
    const WebhookCall call = webhookCallOf(alert);
    for (const auto& receiver : m_receivers)
        receiver->add(call);
}

void Webhooks::tick()
{
    for (const auto& receiver : m_receivers)
        receiver->tick();
}

std::vector<WebhookState> Webhooks::states() const
{
    std::vector<WebhookState> states;
    for (const auto& receiver : m_receivers)
        states.push_back(receiver->state());
    return states;
}

void Webhooks::keepSoon()
{
    m_isStale = true;
    if (m_hasFile && !m_isWriting)
        keep();
}

void Webhooks::keep()
{
    std::vector<std::pair<QByteArray, WebhookCall>> calls;
    for (const auto& receiver : m_receivers) {
        for (const WebhookCall& call : receiver->waiting())
            calls.emplace_back(receiver->digest(), call);
    }
    m_isWriting = true;
    m_isStale = false;
    // A larger file would not be read again: the newest are worth most.
    QByteArray text = keptCallsText(calls);
    for (; text.size() > ChoiceFile::maxBytes; text = keptCallsText(calls))
        calls.erase(calls.begin(), calls.begin() + std::ptrdiff_t(calls.size() / 2 + 1));
    Q_EMIT toKeep(text);
}

} // namespace footfall
