// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/grant_file.h"

#include "core/base/json/json_writer.h"
#include "core/base/log.h"
#include "core/base/plain_file.h"
#include "core/base/safe_file.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <optional>

#include <fcntl.h>

namespace footfall {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr qsizetype digestBytes = 32;

std::optional<quint64> readId(const QJsonValue& value)
{
    const qint64 id = value.toInteger(-1);
    return id < 0 ? std::nullopt : std::optional(quint64(id));
}

std::optional<Grant> readGrant(const QJsonObject& object)
{
    const auto id = readId(object.value(QLatin1String("id")));
    const QJsonValue createdAt = object.value(QLatin1String("createdAt"));
    const QByteArray digest =
        QByteArray::fromHex(object.value(QLatin1String("sha256")).toString().toLatin1());
    if (!id || *id == 0 || !createdAt.isDouble() || digest.size() != digestBytes)
        return std::nullopt;
    return Grant{*id, digest, TimeMs(createdAt.toInteger()),
                 object.value(QLatin1String("label")).toString().toStdString()};
}

bool readAll(const QJsonValue& list, std::vector<Grant>& grants)
{
    for (const QJsonValue& entry : list.toArray()) {
        std::optional<Grant> grant = readGrant(entry.toObject());
        if (!grant)
            return false;
        grants.push_back(std::move(*grant));
    }
    return list.isArray();
}

std::optional<KeptGrants> parse(const QByteArray& text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const auto lastId = readId(object.value(QLatin1String("lastId")));
    KeptGrants grants;
    if (!lastId || !readAll(object.value(QLatin1String("logins")), grants.logins) ||
        !readAll(object.value(QLatin1String("shares")), grants.shares))
        return std::nullopt;
    grants.lastId = *lastId;
    return grants;
}

void append(JsonWriter& json, const std::vector<Grant>& grants)
{
    json.beginArray();
    for (const Grant& grant : grants) {
        json.beginObject().key("id").number(std::int64_t(grant.id));
        json.key("sha256").text(grant.digest.toHex().toStdString());
        json.key("createdAt").number(grant.createdAt);
        if (!grant.label.empty())
            json.key("label").text(grant.label);
        json.endObject();
    }
    json.endArray();
}

QByteArray textOf(const KeptGrants& grants)
{
    JsonWriter json;
    json.beginObject().key("lastId").number(std::int64_t(grants.lastId));
    append(json.key("logins"), grants.logins);
    append(json.key("shares"), grants.shares);
    json.endObject();
    return QByteArray::fromStdString(json.take());
}

/// Behind why it cannot be read.
constexpr char whatToDo[] = "; it says who was let in: let it be read, or move it away, and "
                            "everybody logs in anew";

void setAside(const QString& path, TimeMs now)
{
    const QString time = QDateTime::fromMSecsSinceEpoch(now.sinceEpoch())
                             .toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString aside = path + QStringLiteral(".damaged-") + time;
    const bool isMoved = QFile::rename(path, aside);
    qCWarning(logNet, "%s is damaged%s%s: everybody has to log in anew, and share links are gone",
              qUtf8Printable(path), isMoved ? " and was moved to " : "",
              isMoved ? qUtf8Printable(aside) : "");
}

} // namespace

Result<KeptGrants> GrantFile::read(TimeMs now) const
{
    const QFileInfo there(m_path);
    if (m_path.isEmpty() || (!there.exists() && !there.isSymLink()))
        return KeptGrants();
    const Result<PlainFile> file = PlainFile::open(m_path, O_RDONLY, Links::Refused);
    if (!file)
        return Error{file.error() + whatToDo};
    std::optional<KeptGrants> grants;
    if (file->facts().st_size <= maxBytes) {
        const QByteArray text = file->read(maxBytes);
        if (text.size() < file->facts().st_size)
            return Error{m_path.toStdString() + ": cannot read all of it" + whatToDo};
        grants = parse(text);
    }
    if (!grants)
        setAside(m_path, now);
    return grants.value_or(KeptGrants());
}

Result<void> GrantFile::write(const KeptGrants& grants) const
{
    if (m_path.isEmpty())
        return {};
    QSaveFile file(m_path);
    const QByteArray text = textOf(grants);
    // Before anything is in it.
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly) &&
                           file.write(text) == text.size();
    const Result<void> kept =
        isWritten ? commitToDisk(file) : Error{file.errorString().toStdString()};
    return kept ? kept : Error{m_path.toStdString() + ": " + kept.error()};
}

void GrantWriter::write(const KeptGrants& grants)
{
    const Result<void> kept = m_file.write(grants);
    Q_EMIT written(kept ? QString() : QString::fromStdString(kept.error()));
}

} // namespace footfall
