// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QDialog>

#include <optional>
#include <string>
#include <vector>

class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace footfall {

class ChoiceBox;
class TypeLabel;

/// The goals of what the window looks at, and where one is chosen or given up. It leaves the window
/// usable.
class GoalsDialog : public QDialog
{
    Q_OBJECT

public:
    /// The source must outlive it.
    GoalsDialog(LiveSource& source, QWidget* parent);

    /// Shows itself.
    void begin();
    /// The site that the window looks at; nothing: all.
    void setSite(const std::optional<std::string>& site);
    void setSnapshot(const SnapshotPtr& snapshot);
    void setState(const SourceState& state);

private:
    void makeList(QVBoxLayout* column);
    void makeChoice(QVBoxLayout* column);
    void makeEnd(QVBoxLayout* column);
    void renew();
    void showGoals();
    void offerSites();
    void offerNames();
    QStringList namesOf(const std::string& site) const;
    void judge();
    void choose();
    void giveUp();
    std::string chosenSite() const;
    QString obstacle() const;

    LiveSource& m_source;
    SnapshotPtr m_snapshot;
    std::optional<std::string> m_site;
    /// The sites to choose from.
    std::vector<std::string> m_offered;
    bool m_mayChange = true;
    QListWidget* m_list = nullptr;
    TypeLabel* m_none = nullptr;
    QWidget* m_choice = nullptr;
    ChoiceBox* m_sites = nullptr;
    ChoiceBox* m_names = nullptr;
    QPushButton* m_choose = nullptr;
    QPushButton* m_giveUp = nullptr;
    TypeLabel* m_said = nullptr;
};

} // namespace footfall
