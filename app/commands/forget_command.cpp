// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/commands/server_client.h"

#include <QJsonDocument>

#include <cstdio>

namespace footfall {

namespace {

constexpr char forgetName[] = "forget";

int forget(ServerClient& client, const QString& visitor)
{
    const QJsonObject body{{QStringLiteral("visitor"), visitor}};
    const Result<QJsonObject> answer =
        client.post(QStringLiteral("/api/forget"), "application/json",
                    QJsonDocument(body).toJson(QJsonDocument::Compact));
    if (!answer)
        return complain(QLatin1String(forgetName), QString::fromStdString(answer.error()),
                        exitFailed);
    std::printf("%lld visits and %lld events of %s were erased\n",
                static_cast<long long>(answer->value(QLatin1String("visits")).toDouble()),
                static_cast<long long>(answer->value(QLatin1String("events")).toDouble()),
                qUtf8Printable(visitor));
    return exitGood;
}

} // namespace

CommandForm forgetForm()
{
    return {QLatin1String(forgetName),
            QStringLiteral("Erases a visitor from what is shown and kept: visits, events and what "
                           "only they say. Counts stay, because they name nobody."),
            {{QStringLiteral("visitor"),
              QStringLiteral("The visitor's id, or the session's of one who has none."),
              QStringLiteral("ID")},
             ServerClient::tokenOption()}};
}

int forgetCommand(const QStringList& arguments)
{
    const QString command = QLatin1String(forgetName);
    CommandOptions options(forgetForm());
    if (const Result<void> read = options.read(arguments); !read)
        return complain(command, QString::fromStdString(read.error()), exitMisused);
    const QString visitor = QString::fromStdString(options.text("visitor"));
    if (visitor.isEmpty())
        return complain(command, QStringLiteral("--visitor ID is needed"), exitMisused);
    if (const Result<void> there = options.folderIsThere(); !there)
        return complain(command, QString::fromStdString(there.error()), exitFailed);
    const Result<std::unique_ptr<ServerClient>> client = ServerClient::open(options);
    if (!client)
        return complain(command, QString::fromStdString(client.error()), exitFailed);
    return forget(**client, visitor);
}

} // namespace footfall
