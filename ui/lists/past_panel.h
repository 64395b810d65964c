// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lists/query_panel.h"

#include <QTimer>

class QLineEdit;
class QListView;
class QMenu;
class QPushButton;
class QToolButton;

namespace footfall {

class Placeholder;
class TypeLabel;
class VisitModel;

/// The search over past sessions: a text, a period, and what was found, newest first and page by
/// page. It searches while it is seen.
class PastPanel : public QueryPanel
{
    Q_OBJECT

public:
    PastPanel(LiveSource& source, QWidget* parent);

    void focusText();
    void clearSelection();

Q_SIGNALS:
    /// A row was chosen: what is known of it without its journey.
    void visitChosen(const footfall::SessionView& visit);

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum class Period
    {
        Today,
        Yesterday,
        Week,
        Month,
        Everything
    };
    QWidget* makeFields();
    QWidget* makeFooter();
    void makeList();
    void makePeriods();
    void setPeriod(Period period);
    static QString periodText(Period period);
    VisitQuery queryNow() const;
    void search();
    void searchOn();
    void ask();
    void show(const VisitsFound& found);
    QString emptyText() const;
    void askIfDue() override;
    void startAnew() override;
    bool isAsking(const PastQuestion& question) const override;
    void showFailure(const QString& why) override;
    void askAgain() override { ask(); }
    void showWhatThereIs() override;

    VisitModel* const m_model;
    QLineEdit* const m_text;
    QToolButton* const m_periodButton;
    QMenu* const m_periodMenu;
    QListView* const m_list;
    QWidget* m_fields = nullptr;
    QWidget* m_footer = nullptr;
    Placeholder* const m_emptyLabel;
    TypeLabel* m_count = nullptr;
    QPushButton* m_more = nullptr;
    /// A pause in typing.
    QTimer m_pause;
    Period m_period = Period::Week;
    /// A search is to begin once it is seen.
    bool m_isDue = true;
    bool m_isSearching = false;
    VisitQuery m_query;
    std::uint64_t m_next = 0;
};

} // namespace footfall
