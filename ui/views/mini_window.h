// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"
#include "ui/delegates/spark_line.h"

#include <QWidget>

namespace footfall {

class ElidedLabel;
class SignMark;
class TypeLabel;

/// The least that is worth a corner of the screen, above all other windows: how many, whether that
/// is usual, the last ten minutes, and what is open. A click or a key asks for the whole window;
/// with the button held it is moved.
class MiniWindow : public QWidget
{
    Q_OBJECT

public:
    MiniWindow();

    void show(const Snapshot& snapshot);
    /// In a word, where it is not live; empty: it is.
    void setTrouble(const QString& trouble);

Q_SIGNALS:
    void wholeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void arrange();
    void showBottom();
    void describe();

    TypeLabel* const m_figure;
    TypeLabel* const m_caption;
    SignMark* const m_standingMark;
    ElidedLabel* const m_standing;
    QWidget* m_line = nullptr;
    ElidedLabel* const m_alert;
    SparkValues m_values;
    QString m_trouble;
    /// The worst alert, in short, or that all is quiet.
    QString m_said;
    bool m_isOpen = false;
    QPoint m_pressed;
    bool m_isMoved = false;
};

} // namespace footfall
