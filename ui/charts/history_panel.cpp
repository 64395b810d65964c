// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/history_panel.h"

#include "ui/bars/failure_banner.h"
#include "ui/charts/chart_legend.h"
#include "ui/charts/line_chart.h"
#include "ui/look/labels.h"
#include "ui/text/text_format.h"

#include <QHBoxLayout>
#include <QStackedWidget>

namespace footfall {

HistoryPanel::HistoryPanel(LiveSource& source, LineChart* chart, QWidget* parent)
    : QueryPanel(source, parent)
    , m_chart(chart)
    , m_legend(new ChartLegend)
    , m_pages(new QStackedWidget(this))
    , m_message(new Placeholder(this))
    , m_sentence(new ElidedLabel(TypeSize::Body, Tone::Normal, this))
    , m_heading(new QWidget(this))
{
    makeFailure();
    m_message->setObjectName(QStringLiteral("historyMessage"));
    m_sentence->setObjectName(QStringLiteral("historySentence"));
    auto* heading = new QHBoxLayout(m_heading);
    heading->setContentsMargins(spaceStep, 0, spaceStep, 0);
    heading->setSpacing(spaceStep);
    heading->addWidget(m_sentence, 1);
    // As high with buttons beside the sentence as without.
    m_heading->setMinimumHeight(4 * spaceStep);
    auto* known = new QWidget(this);
    auto* rows = new QVBoxLayout(known);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_heading);
    rows->addWidget(m_chart, 1);
    m_pages->addWidget(m_message);
    m_pages->addWidget(known);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(failure());
    layout->addWidget(m_pages, 1);
    connect(&source, &LiveSource::historyReady, this, &HistoryPanel::show);
    showWhatThereIs();
}

void HistoryPanel::startAnew()
{
    forget();
    failure()->hide();
    m_isKnown = false;
    m_askedAt = epoch;
    showWhatThereIs();
    askIfDue();
}

void HistoryPanel::askIfDue()
{
    const TimeMs minute = minuteOf(now());
    if (!isKept() || !isVisible() || minute == m_askedAt)
        return;
    m_askedAt = minute;
    ask();
}

void HistoryPanel::show(const History& history)
{
    if (!take(history))
        return;
    m_isKnown = true;
    failure()->hide();
    draw();
    placeMarks();
    showWhatThereIs();
}

void HistoryPanel::setMarks(const std::vector<Mark>& marks)
{
    m_marks = marks;
    placeMarks();
}

void HistoryPanel::placeMarks()
{
    QList<CrosshairChart::Note> notes;
    for (const Mark& mark : m_marks) {
        if (const std::optional<double> place = placeOf(mark.at))
            notes.append({*place, shownText(mark.text)});
    }
    m_chart->setNotes(notes);
}

void HistoryPanel::showFailure(const QString& why)
{
    failure()->say(m_isKnown ? tr("This chart could not be brought up to date.")
                             : tr("This chart could not be loaded."),
                   why);
    showWhatThereIs();
}

void HistoryPanel::askAgain()
{
    m_askedAt = epoch;
    showWhatThereIs();
    askIfDue();
}

void HistoryPanel::showWhatThereIs()
{
    m_message->setText(
        waitingText(tr("Loading…"), tr("Not connected: this comes once there is a connection.")));
    m_pages->setCurrentIndex(isKept() && m_isKnown ? 1 : 0);
    if (hasFocus())
        takeKeyboard();
}

void HistoryPanel::takeKeyboard()
{
    QWidget* taker = m_chart->isVisible() ? static_cast<QWidget*>(m_chart) : this;
    taker->setFocus(Qt::ShortcutFocusReason);
}

bool HistoryPanel::isSameBeginning(const HistoryRequest& request, const HistoryRequest& asked)
{
    return request.site == asked.site && request.from == asked.from && request.step == asked.step;
}

void HistoryPanel::setSentence(const QString& text)
{
    m_sentence->setLine(text);
    m_chart->setAccessibleDescription(text);
}

void HistoryPanel::addBesideSentence(QWidget* widget)
{
    m_heading->layout()->addWidget(widget);
}

void HistoryPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    askIfDue();
}

} // namespace footfall
