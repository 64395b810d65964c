// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QAbstractButton>

namespace footfall {

/// One figure with what it counts below it and a note that puts it into proportion. A click shows
/// who or what is behind it.
class Tile : public QAbstractButton
{
    Q_OBJECT

public:
    /// `size` is the figure's step of the type scale; it takes a smaller one rather than be cut.
    Tile(const QString& caption, TypeSize size, QWidget* parent = nullptr);

    void setFigure(const QString& figure);
    void setNote(const QString& note);
    QString figure() const { return m_figure; }
    QString note() const { return m_note; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void describe();
    QFont fittingFont(int width) const;

    const QString m_caption;
    const TypeSize m_size;
    QString m_figure = QStringLiteral("0");
    QString m_note;
};

/// All tiles are as high as the one with the largest figure, and their first lines stand here.
int tileHeight();
int tileBaseline(const QRect& area);

} // namespace footfall
