// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lists/query_panel.h"

#include <optional>
#include <utility>
#include <vector>

class QButtonGroup;
class QComboBox;
class QListView;
class QPushButton;

namespace footfall {

class AlertModel;
class Placeholder;
class SensitivityChoice;
class TypeLabel;

/// How often alerts would have called somebody: some days that are kept, gone through at each
/// sensitivity, and what the one that is looked at would have told. That one can be put to use. It
/// asks while it is seen.
class ReplayPanel : public QueryPanel
{
    Q_OBJECT

public:
    ReplayPanel(LiveSource& source, QWidget* parent);

    /// Of this site, and the sensitivity that is in use.
    void begin(const std::optional<std::string>& site);
    /// What has failed, if anything has.
    void tryAgain();
    /// The keyboard on the sensitivity that is looked at.
    void takeFocus();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeFields();
    QWidget* makeSpans();
    QWidget* makeList();
    QWidget* makeFooter();
    void takeSites(const std::vector<CountRow>& sites);
    void showSites();
    void chooseSite(int index);
    int days() const;
    /// Of the site that is looked at, or of those that have none of their own.
    Sensitivity inUse() const;
    void apply();
    void followUse(const SourceState& state);
    void refuse(const QString& why);
    void ask();
    void show(const AlertComparison& comparison);
    void showAlerts();
    void listAlerts();
    void showUse();
    QString useNote(const SourceState& state, const QString& where) const;
    /// There are numbers to show.
    bool hasFigures() const { return m_hasAnswer && !m_comparison.isEmpty(); }
    QString emptyText() const;
    QString sentence() const;
    void askIfDue() override;
    void startAnew() override;
    bool isAsking(const PastQuestion& question) const override;
    void showFailure(const QString& why) override;
    void askAgain() override { ask(); }
    void showWhatThereIs() override;

    AlertModel* const m_model;
    QComboBox* m_sites = nullptr;
    QButtonGroup* m_spans = nullptr;
    SensitivityChoice* const m_choice;
    TypeLabel* m_sentence = nullptr;
    QListView* m_list = nullptr;
    Placeholder* m_emptyLabel = nullptr;
    TypeLabel* m_note = nullptr;
    QPushButton* m_use = nullptr;
    /// Those to choose from; the first, of the box, is all of them.
    std::vector<std::string> m_names;
    /// The latest snapshot, while nobody sees the panel.
    SnapshotPtr m_known;
    /// A replay is to begin once it is seen.
    bool m_isDue = true;
    bool m_isAsking = false;
    bool m_hasAnswer = false;
    AlertReplayRequest m_request;
    AlertComparison m_comparison;
    int m_answers = 0;
    /// Which answer, at which sensitivity; nothing where there is nothing to list.
    using Listed = std::pair<int, Sensitivity>;
    std::optional<Listed> m_listed;
    /// What was chosen and is not in use yet; `m_trouble`: why it could not be.
    bool m_isApplying = false;
    Sensitivities m_before;
    QString m_trouble;
};

} // namespace footfall
