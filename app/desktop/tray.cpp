// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tray.h"

#include "ui/look/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPixmap>

namespace footfall {

namespace {

/// Desktops make it as small as they need it.
constexpr int iconPixels = 64;
constexpr int cornerPixels = 12;

QColor backgroundOf(const TrayFigures& figures)
{
    // On any panel, light or dark.
    const Theme& theme = Theme::light();
    if (!figures.isLive)
        return theme.muted;
    return figures.headline.isEmpty() ? theme.accent : theme.error;
}

} // namespace

QString shortCount(qint64 count)
{
    constexpr qint64 thousand = 1'000;
    if (count < thousand)
        return QString::number(count);
    if (count < thousand * thousand)
        return Tray::tr("%1k").arg(count / thousand);
    return Tray::tr("%1M").arg(count / (thousand * thousand));
}

QIcon Tray::iconOf(const TrayFigures& figures)
{
    QPixmap pixmap(iconPixels, iconPixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(backgroundOf(figures));
    painter.drawRoundedRect(pixmap.rect(), cornerPixels, cornerPixels);
    painter.setPen(Qt::white);
    QFont font;
    font.setBold(true);
    const QString text = figures.isLive ? shortCount(figures.active) : QStringLiteral("…");
    int pixels = iconPixels * 3 / 4;
    for (; pixels > iconPixels / 4; pixels -= 2) {
        font.setPixelSize(pixels);
        if (QFontMetrics(font).horizontalAdvance(text) <= iconPixels - cornerPixels / 2)
            break;
    }
    painter.setFont(font);
    painter.drawText(pixmap.rect(), Qt::AlignCenter, text);
    return QIcon(pixmap);
}

Tray::Tray(QObject* parent)
    : QObject(parent)
{
    m_menu.addAction(tr("Show Footfall"), this, &Tray::windowRequested);
    m_menu.addAction(tr("Quit"), this, &Tray::quitRequested);
    m_icon.setContextMenu(&m_menu);
    m_icon.setIcon(iconOf(m_shown));
    m_icon.setToolTip(tr("Footfall"));
    connect(&m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason != QSystemTrayIcon::Context)
                    Q_EMIT windowRequested();
            });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::windowRequested);
    m_icon.show();
}

void Tray::show(const TrayFigures& figures)
{
    if (figures == m_shown)
        return;
    m_shown = figures;
    m_icon.setIcon(iconOf(figures));
    const QString count = figures.isLive ? tr("%1 active").arg(figures.active) : tr("Not connected");
    m_icon.setToolTip(figures.headline.isEmpty() ? count
                                                 : tr("%1 – %2").arg(count, figures.headline));
}

void Tray::say(const QString& title, const QString& text)
{
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_icon.showMessage(title, text, m_icon.icon());
}

} // namespace footfall
