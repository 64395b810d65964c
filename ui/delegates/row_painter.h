// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/signs.h"
#include "ui/look/theme.h"

#include <QFont>
#include <QFontMetrics>
#include <QRect>

class QPainter;
class QStyleOptionViewItem;

namespace footfall {

/// A font of the type scale with its measures, made once and kept by whoever paints many rows.
struct RowFont
{
    explicit RowFont(TypeSize size, QFont::Weight weight = QFont::Normal)
        : font(typeFont(size, weight))
        , metrics(font)
    {
    }
    QFont font;
    QFontMetrics metrics;
};

/// Fills one row of a list from its edges inwards: each text takes its place away from what is
/// left, and is elided where that is too little. Everything is plain text. Where one reads from
/// right to left, the row is mirrored: "left" is where reading begins.
class RowPainter
{
public:
    /// A row without a background. The theme must outlive it.
    RowPainter(QPainter& painter, const QRect& row, const Theme& theme = Theme::current());
    /// Paints the row's background: selected, under the pointer, or none.
    RowPainter(QPainter& painter, const QStyleOptionViewItem& option, const Theme& theme);

    const Theme& theme() const { return m_theme; }
    /// The row within its padding, or one of `lines` equal lines of it.
    QRect line(int number = 0, int lines = 1) const;
    const QRect& row() const { return m_row; }

    /// Draws at the left end of `space`, at most `width` wide, and takes that and a gap away.
    void left(QRect& space, const QString& text, const RowFont& font, const QColor& color,
              int width = -1);
    void right(QRect& space, const QString& text, const RowFont& font, const QColor& color,
               int width = -1);
    /// Two texts beside each other: neither is cut while there is room for both, and where there is
    /// not, each has at least half of it, or what it needs.
    struct Text
    {
        QString text;
        const RowFont& font;
        QColor color;
    };
    void pair(const QRect& space, const Text& first, const Text& second);
    /// A sign of a font's x-height at the left end.
    void sign(QRect& space, Sign sign, const RowFont& font, const QColor& color);
    /// What was active just now is seen by a ring of light around its sign.
    void glow(const QRect& space, const RowFont& font, QColor color);
    /// A bar behind the row, `share` of its width.
    void bar(double share, const QColor& color);

private:
    void markCurrent();
    QRect visual(const QRect& area) const;
    void draw(const QRect& area, const QString& text, const RowFont& font, const QColor& color,
              Qt::Alignment alignment);

    QPainter& m_painter;
    const Theme& m_theme;
    const QRect m_row;
    bool m_isCurrent = false;
};

} // namespace footfall
