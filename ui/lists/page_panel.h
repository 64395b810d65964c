// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QWidget>

class QLayout;
class QStackedWidget;

namespace footfall {

class ElidedLabel;
class LivePanel;
class PageWaysModel;
class SignMark;
class SparkLine;
struct FieldChoice;

/// All that is known of one page: how many are on it, its last hour, where they came from and where
/// they went next.
class PagePanel : public QWidget
{
    Q_OBJECT

public:
    explicit PagePanel(QWidget* parent);

    /// The page that the next snapshots tell of; empty: none is chosen.
    /// Whether only some of its visitors are counted: what is known of all says so.
    void setPage(const std::string& page, bool isOfSome = false);
    const std::string& page() const { return m_page; }
    void show(const SnapshotPtr& snapshot);
    /// A moment of the past is told of from now on, or the present again.
    void setPast(bool isPast);
    /// There is no connection: what is shown is old.
    void setStale(bool stale);
    /// Gives its rows the keyboard; not while no page is chosen.
    bool takeFocus();

Q_SIGNALS:
    /// A page that they came from or went to, a referrer or a campaign was chosen.
    void fieldChosen(const footfall::FieldChoice& choice);

private:
    QWidget* makeDetails();
    QLayout* makeHeading(QWidget* details);
    QWidget* makeRows(QWidget* details);
    QString minuteAt(int place) const;
    void describe(const PageDetail& detail);
    void showHour(const PageDetail& detail);
    void showWaiting();

    std::string m_page;
    PageDetail m_detail;
    bool m_isOfSome = false;
    bool m_isPast = false;
    bool m_isStale = false;
    QStackedWidget* const m_pages;
    PageWaysModel* m_model = nullptr;
    LivePanel* m_rows = nullptr;
    ElidedLabel* m_name = nullptr;
    ElidedLabel* m_figures = nullptr;
    SignMark* m_mark = nullptr;
    ElidedLabel* m_rate = nullptr;
    SparkLine* m_hour = nullptr;
};

} // namespace footfall
