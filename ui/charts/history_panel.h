// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lists/query_panel.h"

class QStackedWidget;

namespace footfall {

class ChartLegend;
class ElidedLabel;
class LineChart;
class Placeholder;

/// A chart of what is kept, with a sentence above it. It asks only while it is seen: at once, then
/// once a minute.
class HistoryPanel : public QueryPanel
{
    Q_OBJECT

public:
    /// Takes the chart.
    HistoryPanel(LiveSource& source, LineChart* chart, QWidget* parent);

    /// For the corner of the panel that this one sits in, which takes it.
    ChartLegend* legend() const { return m_legend; }
    void startAnew() override;
    /// What is noted in all charts.
    void setMarks(const std::vector<Mark>& marks);
    /// Gives the chart the keyboard, as soon as there is one to see.
    void takeKeyboard();

protected:
    LineChart* chart() const { return m_chart; }
    /// Whether `request` differs from `asked` in its end only: what goes on may end later by now.
    static bool isSameBeginning(const HistoryRequest& request, const HistoryRequest& asked);
    void setSentence(const QString& text);
    /// Stands at the right of the sentence.
    void addBesideSentence(QWidget* widget);

    /// Requests the history that is not known as of `now`.
    virtual void ask() = 0;
    /// Keeps what was asked for; whether there is enough to draw.
    virtual bool take(const History& history) = 0;
    virtual void draw() = 0;
    virtual void forget() = 0;
    /// Where a moment is in the chart; nothing: it is of another time.
    virtual std::optional<double> placeOf(TimeMs at) const = 0;

    void showEvent(QShowEvent* event) override;

private:
    void askIfDue() override;
    void show(const History& history);
    void placeMarks();
    void showFailure(const QString& why) override;
    void askAgain() override;
    void showWhatThereIs() override;

    LineChart* const m_chart;
    ChartLegend* const m_legend;
    QStackedWidget* const m_pages;
    Placeholder* const m_message;
    ElidedLabel* const m_sentence;
    QWidget* const m_heading;
    /// The minute asked about last; 0: none.
    TimeMs m_askedAt;
    bool m_isKnown = false;
    std::vector<Mark> m_marks;
};

} // namespace footfall
