// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QPushButton;

namespace footfall {

class SignMark;
class TypeLabel;

enum class BannerTone
{
    Info,
    Warning,
    Error
};

/// A bar across the window that says what is the matter and what it means, with buttons where
/// there is something to decide. It stands in for a dialog and never takes the keyboard away.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(BannerTone tone, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const;
    QPushButton* addButton(const QString& text, bool isDangerous = false);

protected:
    void changeEvent(QEvent* event) override;

private:
    void colorMark();

    const BannerTone m_tone;
    SignMark* const m_mark;
    TypeLabel* const m_text;
    QHBoxLayout* const m_layout;
};

} // namespace footfall
