// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/live_source.h"

#include <QTimeZone>
#include <QTimer>
#include <QWidget>

class QLineEdit;
class QListView;
class QMenu;
class QPushButton;
class QToolButton;

namespace footfall {

class FailureBanner;
class TypeLabel;
class VisitDelegate;
class VisitModel;

/// The search over past sessions: a text, a period, and what was found, newest first and page by
/// page. It searches while it is seen, for the site the window shows.
class PastPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PastPanel(QWidget* parent = nullptr);

    /// It is now so late, by the clock of the source: periods end here.
    void setNow(TimeMs now);
    void setSite(const std::optional<std::string>& site);
    void setState(const SourceState& state);
    /// An answer to `searchWanted`; one to an earlier search is passed over.
    void show(const VisitsFound& found);
    /// A search, be it this one or another, will not be answered.
    void showFailure(const VisitQuery& query, const QString& why);
    /// Searches anew if that has failed.
    void tryAgain();
    void focusText();
    void clearSelection();

Q_SIGNALS:
    void searchWanted(const footfall::VisitQuery& query);
    /// A row was chosen: what is known of it without its journey.
    void visitChosen(const footfall::SessionView& visit);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

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
    QString emptyText() const;
    void sayHowItStands();

    VisitModel* const m_model;
    VisitDelegate* const m_delegate;
    QLineEdit* const m_text;
    QToolButton* const m_periodButton;
    QMenu* const m_periodMenu;
    QListView* const m_list;
    QWidget* m_fields = nullptr;
    FailureBanner* const m_failure;
    QWidget* m_footer = nullptr;
    TypeLabel* m_emptyLabel = nullptr;
    TypeLabel* m_count = nullptr;
    QPushButton* m_more = nullptr;
    /// A pause in typing.
    QTimer m_pause;
    TimeMs m_now = 0;
    std::optional<std::string> m_site;
    Period m_period = Period::Week;
    /// Stands where past sessions would be while none can be asked for.
    QString m_noPast;
    QTimeZone m_zone;
    bool m_isKept = false;
    bool m_isConnected = false;
    bool m_isSearching = false;
    VisitQuery m_query;
    std::uint64_t m_next = 0;
};

} // namespace footfall
