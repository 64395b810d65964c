// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command_options.h"
#include "app/host.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QCommandLineOption>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>

#include <memory>

namespace footfall {

/// Talks to the Footfall that keeps its data in a folder; where none runs, starts one on a port of
/// loopback for as long as this object lives. Main thread.
class ServerClient
{
public:
    /// `--token-file`, for a server that asks for a token.
    static QCommandLineOption tokenOption();
    static Result<std::unique_ptr<ServerClient>> open(const CommandOptions& options);

    /// Posts, and waits for the answer, a JSON object. Fails on any status but 200, with the
    /// server's own words.
    Result<QJsonObject> post(const QString& path, const QByteArray& type, const QByteArray& body);

private:
    ServerClient() = default;
    Result<void> find(const QString& folder);

    QUrl m_url;
    QByteArray m_token;
    std::unique_ptr<Host> m_host;
    QNetworkAccessManager m_network;
};

} // namespace footfall
