// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/source/alerts/alert.h"

#include <QByteArray>

#include <vector>

namespace footfall {

/// What a webhook is told of one alert, the same each time it is tried.
struct WebhookCall
{
    /// Unique for ever: a receiver that is told twice knows it by this.
    QByteArray id;
    /// When the alert was raised.
    TimeMs at;
    /// JSON.
    QByteArray body;
};

/// Whether a webhook is told of it: what somebody is called for, and that it is over, also when it
/// was muted in between; nothing that is muted, and no end of what it was not told of.
bool isForWebhooks(const Alert& alert);

/// `{"type","timestamp","text","data"}`: `text` is for chats, with nothing in it that they would
/// take for a link, a format or a call to everybody; `data` is what dashboards get.
WebhookCall webhookCallOf(const Alert& alert);

/// The headers by which a receiver knows who calls and when, as "Standard Webhooks" defines them
/// (standardwebhooks.com, version 1): the signature is over id, second and body, so that no one can
/// play a call back later. Without a key it is not signed.
struct WebhookHeaders
{
    QByteArray id;
    QByteArray timestamp;
    QByteArray signature;
};
WebhookHeaders webhookHeaders(const WebhookCall& call, TimeMs now, const QByteArray& key);

/// The key that a secret stands for: "whsec_" and Base64, or else the text as it is.
QByteArray webhookKey(const QByteArray& secret);

/// As they are kept over a restart: JSON, and back; what cannot be read is left out.
QByteArray keptCallsText(const std::vector<std::pair<QByteArray, WebhookCall>>& calls);
std::vector<std::pair<QByteArray, WebhookCall>> readKeptCalls(const QByteArray& text);

} // namespace footfall
