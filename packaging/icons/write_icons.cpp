// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Draws an icon in each of these sizes, as FOLDER/SIZE.png.
//   write_icons DRAWING FOLDER SIZE…
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QStringList>
#include <QSvgRenderer>

#include <cstdio>

namespace {

bool draw(QSvgRenderer& drawing, int size, const QString& path)
{
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawing.render(&painter);
    painter.end();
    return image.save(path);
}

} // namespace

int main(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QFile::decodeName(argv[i]));
    QSvgRenderer drawing(arguments.value(0));
    for (const QString& size : arguments.mid(2)) {
        const QString path = arguments[1] + QLatin1Char('/') + size + QStringLiteral(".png");
        if (drawing.isValid() && draw(drawing, size.toInt(), path))
            continue;
        std::fprintf(stderr, "%s cannot be drawn\n", qUtf8Printable(path));
        return 1;
    }
    return 0;
}
