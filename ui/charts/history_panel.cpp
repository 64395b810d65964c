// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/history_panel.h"

#include "ui/bars/failure_banner.h"
#include "ui/charts/line_chart.h"
#include "ui/look/labels.h"
#include "ui/text/local_day.h"
#include "ui/text/source_text.h"

#include <QHBoxLayout>
#include <QStackedWidget>

namespace footfall {

HistoryPanel::HistoryPanel(LineChart* chart, QWidget* parent)
    : QWidget(parent)
    , m_chart(chart)
    , m_failure(new FailureBanner(this))
    , m_pages(new QStackedWidget(this))
    , m_message(new TypeLabel(TypeSize::Body, Tone::Muted, this))
    , m_sentence(new ElidedLabel(TypeSize::Body, Tone::Normal, this))
    , m_heading(new QWidget(this))
{
    m_message->setObjectName(QStringLiteral("historyMessage"));
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setContentsMargins(3 * spaceStep, 0, 3 * spaceStep, 0);
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
    layout->addWidget(m_failure);
    layout->addWidget(m_pages, 1);
    connect(m_failure, &FailureBanner::tryAgainWanted, this, [this] {
        m_askedAt = 0;
        showWhatThereIs();
        askIfDue();
    });
    showWhatThereIs();
}

void HistoryPanel::setNow(TimeMs now)
{
    m_now = now;
    askIfDue();
}

void HistoryPanel::setSite(const std::optional<std::string>& site)
{
    if (site == m_site)
        return;
    m_site = site;
    startAnew();
}

void HistoryPanel::setState(const SourceState& state)
{
    m_noPast = noPastText(state);
    m_isConnected = state.phase == SourceState::Phase::Live;
    const bool isKept = state.store.phase != StoreState::Phase::None;
    const QTimeZone zone = serverZone(state);
    if (isKept != m_isKept || zone != m_zone) {
        m_isKept = isKept;
        m_zone = zone;
        startAnew();
    }
    showWhatThereIs();
}

void HistoryPanel::startAnew()
{
    forget();
    m_failure->hide();
    m_isKnown = false;
    m_askedAt = 0;
    showWhatThereIs();
    askIfDue();
}

void HistoryPanel::askIfDue()
{
    const TimeMs minute = m_now - m_now % minuteMs;
    if (!m_isKept || !isVisible() || minute == m_askedAt)
        return;
    m_askedAt = minute;
    ask();
}

void HistoryPanel::show(const History& history)
{
    if (!take(history))
        return;
    m_isKnown = true;
    m_failure->hide();
    draw();
    showWhatThereIs();
}

void HistoryPanel::showFailure(const HistoryRequest& request, const QString& why)
{
    if (!hasAsked(request))
        return;
    m_failure->say(m_isKnown ? tr("This chart could not be brought up to date.")
                             : tr("This chart could not be loaded."),
                   why);
    showWhatThereIs();
}

void HistoryPanel::tryAgain()
{
    m_failure->tryAgain();
}

void HistoryPanel::showWhatThereIs()
{
    m_message->setText(messageText());
    m_pages->setCurrentIndex(m_isKept && m_isKnown ? 1 : 0);
    if (hasFocus())
        takeKeyboard();
}

QString HistoryPanel::messageText() const
{
    if (!m_isKept)
        return m_noPast;
    if (m_failure->hasFailed())
        return {};
    return m_isConnected ? tr("Loading…")
                         : tr("Not connected: this comes once there is a connection.");
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
