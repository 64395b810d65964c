// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/signs.h"
#include "ui/look/theme.h"

#include <QAbstractButton>

#include <optional>
#include <vector>

namespace footfall {

/// A few words beside a figure, with a sign before them or none.
struct AsideLine
{
    std::optional<Sign> sign;
    QString text;
    /// The same in fewer words, for where the others would be cut; empty: there are none.
    QString brief = {};

    bool operator==(const AsideLine&) const = default;
};

/// One figure with what it counts below it and a note that puts it into proportion. A click shows
/// who or what is behind it.
class Tile : public QAbstractButton
{
    Q_OBJECT

public:
    /// `size` is the figure's step of the type scale; it takes a smaller one rather than be cut.
    Tile(const QString& caption, TypeSize size, QWidget* parent = nullptr);

    void setFigure(const QString& figure);
    /// As it goes with the figure: "1 dashboard", "2 dashboards".
    void setCaption(const QString& caption);
    void setNote(const QString& note) { setNote({{}, note}, {}); }
    /// `more` is said where there is room for it.
    void setNote(const AsideLine& note, const QString& more);
    /// Lines beside the figure, none or few. Where there is no room for them they stand in the
    /// place of a note without a sign; the figure never gets smaller for them.
    void setAside(const std::vector<AsideLine>& aside);
    /// What it says is old: it is greyed.
    void setStale(bool stale);
    /// What the last line says.
    QString shownNote() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    /// Without a tooltip of its own it tells all that it says, as some of it may be cut.
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// Takes a value that is shown, and shows it if it is another.
    template <typename Value>
    void change(Value& shown, const Value& value);
    void describe();
    bool hasRoomInNote(const QString& text) const;
    QRect area() const;
    bool isAsideInNote() const;
    void drawCaption(QPainter& painter, const QColor& color) const;
    void drawNote(QPainter& painter) const;
    QFont fittingFont() const;
    int asideWidth() const;
    bool hasRoomForAside() const;
    void drawAside(QPainter& painter, int left) const;

    QString m_caption;
    const TypeSize m_size;
    QString m_figure = QStringLiteral("0");
    AsideLine m_note;
    QString m_more;
    std::vector<AsideLine> m_aside;
    bool m_isStale = false;
};

/// All tiles are as high as the one with the largest figure, and their first lines stand here.
int tileHeight();
int tileBaseline(const QRect& area);
/// Where what is so wide begins, which is `left` where one reads from left to right.
int mirroredLeft(const QWidget& tile, int left, int width);
/// What lies under the text of a tile while the pointer or the keyboard is there.
void drawTileGround(QPainter& painter, const QWidget& tile);

} // namespace footfall
