// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <string>
#include <utility>
#include <vector>

namespace footfall {

/// Where another Footfall is, and what opens it. A value.
class RemoteAddress
{
public:
    /// `url` is where the web dashboard is, also below a path, or a share link: what that ends with
    /// opens it then, whatever `token` is.
    RemoteAddress(const QUrl& url, const QByteArray& token);

    /// Empty: nothing is sent, as to a server on this machine.
    const QByteArray& token() const { return m_token; }
    /// "stats.example", "10.0.0.5:3000" or "[::1]:3000", to be shown.
    QString host() const;
    /// Where websites send to, "https://stats.example/footfall"; no slash at the end.
    QString origin() const;
    /// The WebSocket of the live protocol, with these keys and values, not yet encoded.
    QUrl live(const std::vector<std::pair<std::string, std::string>>& query) const;
    /// A page of that server and of no other, whatever `path` is. `path` is encoded.
    QUrl page(const QString& path) const;
    /// Where the web dashboard opens for a reader.
    QUrl sharedDashboard() const;

private:
    QUrl m_base; ///< ends with a slash
    QByteArray m_token;
};

} // namespace footfall
