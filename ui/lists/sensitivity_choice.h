// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/alerts/alert_comparison.h"

#include <QPushButton>
#include <QWidget>

class QButtonGroup;

namespace footfall {

class TypeLabel;

/// "keen".
QString sensitivityText(Sensitivity sensitivity);

/// One sensitivity, with how often it would have called somebody.
class SensitivityCard : public QPushButton
{
    Q_OBJECT

public:
    SensitivityCard(const QString& name, QWidget* parent);

    /// Nothing: it is not known.
    void show(const std::optional<qint64>& count, bool isInUse);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    const QString m_name;
    TypeLabel* const m_figure;
    TypeLabel* const m_caption;
};

/// The three sensitivities side by side, of which one is looked at. The arrow keys go from one to
/// the next.
class SensitivityChoice : public QWidget
{
    Q_OBJECT

public:
    explicit SensitivityChoice(QWidget* parent);

    Sensitivity selected() const;
    void select(Sensitivity sensitivity);
    /// How often each would have called somebody; nothing: that is not known.
    void show(const AlertComparison* comparison, Sensitivity inUse);
    void takeFocus();

Q_SIGNALS:
    void chosen();

private:
    QButtonGroup* const m_group;
};

} // namespace footfall
