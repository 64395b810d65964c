// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace footfall {

class TypeLabel;

/// Notes something at a moment, as a new version that went live, to be seen in the charts of all.
class MarkDialog : public QDialog
{
    Q_OBJECT

public:
    /// The source must outlive it.
    MarkDialog(LiveSource& source, QWidget* parent);

    /// Shows itself; for what the window looks at.
    void begin(const std::optional<std::string>& site, TimeMs at);

private:
    void judge();
    void note();

    LiveSource& m_source;
    Mark m_mark;
    TypeLabel* const m_where;
    QLineEdit* const m_text;
    QPushButton* const m_note;
};

} // namespace footfall
