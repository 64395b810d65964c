// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/public/badge.h"

#include <QString>

namespace footfall {

namespace {

constexpr int charWidth = 7;
constexpr int wideCharWidth = 12;
constexpr int padding = 12;
constexpr char32_t firstWide = 0x1100;

bool isShown(char32_t c)
{
    const bool isControl = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    const bool reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                          c == 0x200E || c == 0x200F || c == 0x061C;
    const bool isCharacter = (c & 0xFFFE) != 0xFFFE && (c < 0xD800 || c > 0xDFFF);
    return !isControl && !reorders && isCharacter;
}

/// What of the label is shown.
QString shownOf(const QByteArray& label)
{
    QList<uint> shown;
    for (const uint c : QString::fromUtf8(label).toUcs4()) {
        if (!isShown(c))
            continue;
        if (shown.size() == badgeLabelChars) {
            shown.back() = u'…';
            break;
        }
        shown.append(c);
    }
    return QString::fromUcs4(reinterpret_cast<const char32_t*>(shown.constData()), shown.size());
}

int widthOf(const QString& text)
{
    int width = padding;
    for (const uint c : text.toUcs4())
        width += c < firstWide ? charWidth : wideCharWidth;
    return width;
}

/// Text in the middle of a box, squeezed into it whatever the font is.
QString textIn(const QString& text, int left, int width)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<text x=\"%1\" y=\"14\" textLength=\"%2\" "
                          "lengthAdjust=\"spacingAndGlyphs\">%3</text>")
        .arg(left + width / 2)
        .arg(width - padding)
        .arg(text.toHtmlEscaped());
}

} // namespace

QByteArray badgeSvg(const QByteArray& label, std::int64_t count)
{
    const QString name = shownOf(label);
    const QString number = QString::number(count);
    const int left = name.isEmpty() ? 0 : widthOf(name);
    const int right = widthOf(number);
    // A label is never looked at for place marks: each goes in by joining.
    const QString whole =
        name.isEmpty() ? number : name.toHtmlEscaped() + QStringLiteral(": ") + number;
    QString svg =
        QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"20\" "
                       "role=\"img\" aria-label=\"")
            .arg(left + right);
    svg += whole + QStringLiteral("\"><title>") + whole + QStringLiteral("</title>");
    svg += QStringLiteral("<rect width=\"%1\" height=\"20\" rx=\"3\" fill=\"#3b4252\"/>"
                          "<rect x=\"%2\" width=\"%3\" height=\"20\" rx=\"3\" fill=\"#1f6f43\"/>")
               .arg(left + right)
               .arg(left)
               .arg(right);
    svg += QStringLiteral("<g fill=\"#fff\" text-anchor=\"middle\" font-size=\"11\" "
                          "font-family=\"Verdana,DejaVu Sans,sans-serif\">");
    svg += textIn(name, 0, left) + textIn(number, left, right) + QStringLiteral("</g></svg>\n");
    return svg.toUtf8();
}

} // namespace footfall
