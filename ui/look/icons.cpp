// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace footfall {
namespace {

QIcon rendered(const QByteArray& drawing, std::initializer_list<int> sizes)
{
    QSvgRenderer renderer(drawing);
    QIcon icon;
    for (const int size : sizes) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        icon.addPixmap(pixmap);
    }
    return icon;
}

QByteArray drawing(QLatin1String name)
{
    QFile file(QStringLiteral(":/footfall/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QIcon lineIcon(QLatin1String name, const QColor& color)
{
    return rendered(drawing(name).replace("currentColor", color.name().toLatin1()), {16, 32, 48});
}

QIcon programIcon()
{
    return rendered(drawing(QLatin1String("footfall")), {16, 24, 32, 48, 64, 128, 256});
}

} // namespace footfall
