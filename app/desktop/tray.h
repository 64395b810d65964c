// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

namespace footfall {

/// What stands in the desktop's tray.
struct TrayFigures
{
    qint64 active = 0;
    /// What is open, in short: "▼ Silence on shop"; empty: all is quiet.
    QString headline;
    /// What is shown is now; otherwise there is no connection.
    bool isLive = false;

    bool operator==(const TrayFigures&) const = default;
};

/// "7", "999", "1k", "12k", "2M": what a small icon has room for.
QString shortCount(qint64 count);

/// The icon in the desktop's tray, where there is one: how many are active, and whether something is
/// the matter. A click shows the window.
class Tray : public QObject
{
    Q_OBJECT

public:
    explicit Tray(QObject* parent = nullptr);

    void show(const TrayFigures& figures);
    /// A note beside the icon; nothing where there is no tray.
    void say(const QString& title, const QString& text);

    static QIcon iconOf(const TrayFigures& figures);

Q_SIGNALS:
    void windowRequested();
    void quitRequested();

private:
    QMenu m_menu;
    QSystemTrayIcon m_icon;
    TrayFigures m_shown;
};

} // namespace footfall
