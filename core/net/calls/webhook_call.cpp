// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/calls/webhook_call.h"

#include "core/base/json/json_writer.h"
#include "core/protocol/dashboards/alert_json.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QUuid>

namespace footfall {

namespace {

constexpr char secretPrefix[] = "whsec_";

/// A name that visitors may have chosen: chats show code as it is, without links, formats and
/// mentions, but for the three characters that Slack reads everywhere.
std::string asCode(const std::string& name)
{
    if (name.empty())
        return {};
    std::string code(1, '`');
    for (const char byte : name) {
        if (byte == '&')
            code += "&amp;";
        else if (byte == '<')
            code += "&lt;";
        else if (byte == '>')
            code += "&gt;";
        else
            code += byte == '`' || static_cast<unsigned char>(byte) < ' ' ? '\'' : byte;
    }
    return code + '`';
}

std::string chatText(Alert alert)
{
    alert.site = asCode(alert.site);
    alert.page = asCode(alert.page);
    return alertMessage(alert);
}

} // namespace

bool isForWebhooks(const Alert& alert)
{
    if (alert.mutedUntil || alert.wasMuted)
        return false;
    return alert.isCall() || (alert.kind == Alert::Kind::BackToUsual && alert.isTold) ||
           alert.kind == Alert::Kind::StoredAgain;
}

WebhookCall webhookCallOf(const Alert& alert)
{
    JsonWriter json;
    json.beginObject().key("type").text("alert." + std::string(alertWord(alert.kind)));
    json.key("timestamp").time(alert.at);
    json.key("text").text(chatText(alert));
    writeAlert(json.key("data"), alert);
    json.endObject();
    return {"alert_" + QUuid::createUuid().toByteArray(QUuid::Id128), alert.at,
            QByteArray::fromStdString(json.take())};
}

WebhookHeaders webhookHeaders(const WebhookCall& call, TimeMs now, const QByteArray& key)
{
    WebhookHeaders headers{call.id, QByteArray::number(qint64(now.sinceEpoch() / secondMs)), {}};
    if (key.isEmpty())
        return headers;
    const QByteArray signedText = headers.id + '.' + headers.timestamp + '.' + call.body;
    const QByteArray code =
        QMessageAuthenticationCode::hash(signedText, key, QCryptographicHash::Sha256);
    headers.signature = "v1," + code.toBase64();
    return headers;
}

QByteArray webhookKey(const QByteArray& secret)
{
    if (!secret.startsWith(secretPrefix))
        return secret;
    return QByteArray::fromBase64(secret.mid(qstrlen(secretPrefix)));
}

QByteArray keptCallsText(const std::vector<std::pair<QByteArray, WebhookCall>>& calls)
{
    JsonWriter json;
    json.beginArray();
    for (const auto& [receiver, call] : calls) {
        json.beginObject().key("receiver").text(receiver.toStdString());
        json.key("id").text(call.id.toStdString()).key("at").number(call.at);
        json.key("body").text(call.body.toStdString()).endObject();
    }
    json.endArray();
    return QByteArray::fromStdString(json.take());
}

std::vector<std::pair<QByteArray, WebhookCall>> readKeptCalls(const QByteArray& text)
{
    std::vector<std::pair<QByteArray, WebhookCall>> calls;
    for (const QJsonValue& value : QJsonDocument::fromJson(text).array()) {
        const QJsonObject kept = value.toObject();
        WebhookCall call{kept.value(QLatin1String("id")).toString().toLatin1(),
                         TimeMs(kept.value(QLatin1String("at")).toInteger()),
                         kept.value(QLatin1String("body")).toString().toUtf8()};
        if (!call.id.isEmpty() && !call.body.isEmpty())
            calls.emplace_back(kept.value(QLatin1String("receiver")).toString().toLatin1(),
                               std::move(call));
    }
    return calls;
}

} // namespace footfall
