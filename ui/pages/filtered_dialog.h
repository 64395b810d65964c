// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QDialog>

#include <optional>
#include <string>
#include <vector>

class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace footfall {

class TypeLabel;

/// What is kept apart as no visitor's: how much, whose and why, the newest; and where an operator
/// has a bot counted, or never. It leaves the window usable.
class FilteredDialog : public QDialog
{
    Q_OBJECT

public:
    /// The source must outlive it.
    FilteredDialog(LiveSource& source, QWidget* parent);

    /// Shows itself.
    void begin();
    void setState(const SourceState& state);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeEnd(QVBoxLayout* column);
    QPushButton* makeChoice(const char* name, const QString& text, std::optional<bool> counts);
    void applyFonts();
    void renew();
    void showBots();
    void showNewest();
    void judge();
    void choose(std::optional<bool> counts);
    std::optional<std::string> chosenName() const;

    LiveSource& m_source;
    Filtered m_filtered;
    bool m_mayChange = true;
    TypeLabel* m_figures = nullptr;
    QTableWidget* m_bots = nullptr;
    QTableWidget* m_newest = nullptr;
    QPushButton* m_count = nullptr;
    QPushButton* m_never = nullptr;
    QPushButton* m_takeBack = nullptr;
    TypeLabel* m_said = nullptr;
};

} // namespace footfall
