// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/signs.h"
#include "ui/look/theme.h"

#include <QFrame>
#include <QLabel>

namespace footfall {

enum class Tone
{
    Normal,
    Muted
};

/// Plain text at a step of the type scale; follows the application's font.
class TypeLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TypeLabel(TypeSize size, Tone tone = Tone::Normal, QWidget* parent = nullptr);
    void setWeight(QFont::Weight weight);
    void setTone(Tone tone);

protected:
    void changeEvent(QEvent* event) override;

private:
    const TypeSize m_size;
    QFont::Weight m_weight = QFont::Normal;
};

/// One line that never asks for more room than it gets: what does not fit is elided, and shown
/// whole in a tooltip.
class ElidedLabel : public TypeLabel
{
    Q_OBJECT

public:
    using TypeLabel::TypeLabel;
    void setLine(const QString& text);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Words in the middle of a panel that has nothing else to show.
class Placeholder : public TypeLabel
{
    Q_OBJECT

public:
    explicit Placeholder(QWidget* parent);
    /// Lies over its parent, as large as that is; the pointer reaches what is below.
    void coverParent();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

/// A sign in a colour, as high as the text beside it.
class SignMark : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    void setMark(Sign sign, const QColor& color);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Sign m_sign = Sign::Disc;
    QColor m_color;
};

/// A line of one pixel between panels.
QFrame* makeHairline(Qt::Orientation orientation, QWidget* parent);

} // namespace footfall
