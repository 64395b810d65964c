// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace footfall {

/// Code in type of equal width, to be copied as a whole by its button or in part by selecting.
class CopyBlock : public QFrame
{
    Q_OBJECT

public:
    explicit CopyBlock(const QString& what, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void copy();
    void applyFont();

    const QString m_what;
    QLabel* const m_text;
    QPushButton* const m_button;
    QTimer m_thanks;
};

} // namespace footfall
