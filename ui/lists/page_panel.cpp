// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/page_panel.h"

#include "ui/delegates/page_ways_delegate.h"
#include "ui/delegates/spark_line.h"
#include "ui/lists/holding_list_view.h"
#include "ui/lists/live_panel.h"
#include "ui/look/labels.h"
#include "ui/models/page_ways_model.h"
#include "ui/text/alert_text.h"
#include "ui/text/page_text.h"
#include "ui/text/text_format.h"

#include <QHBoxLayout>
#include <QStackedWidget>

namespace footfall {

PagePanel::PagePanel(QWidget* parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("pagePanel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    auto* placeholder = new Placeholder(this);
    placeholder->setText(tr("Choose a page to see where those on it came from and where they go next."));
    m_pages->addWidget(placeholder);
    m_pages->addWidget(makeDetails());
}

QWidget* PagePanel::makeDetails()
{
    auto* details = new QWidget(this);
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins(0, spaceStep / 2, 0, 0);
    layout->setSpacing(spaceStep / 2);
    layout->addLayout(makeHeading(details));
    layout->addWidget(makeRows(details), 1);
    return details;
}

QLayout* PagePanel::makeHeading(QWidget* details)
{
    m_name = new ElidedLabel(TypeSize::Title, Tone::Normal, details);
    m_name->setObjectName(QStringLiteral("pageName"));
    m_name->setWeight(QFont::DemiBold);
    m_figures = new ElidedLabel(TypeSize::Caption, Tone::Normal, details);
    m_figures->setObjectName(QStringLiteral("pageFigures"));
    m_mark = new SignMark(details);
    m_rate = new ElidedLabel(TypeSize::Caption, Tone::Muted, details);
    m_rate->setObjectName(QStringLiteral("pageRate"));
    m_hour = new SparkLine(
        tr("Page views a minute, last hour"), [this](int place) { return minuteAt(place); },
        details);
    m_hour->setObjectName(QStringLiteral("pageHour"));
    auto* rate = new QHBoxLayout;
    rate->setSpacing(spaceStep / 2);
    rate->addWidget(m_mark);
    rate->addWidget(m_rate, 1);
    auto* heading = new QVBoxLayout;
    heading->setContentsMargins(spaceStep, 0, spaceStep, 0);
    heading->setSpacing(spaceStep / 2);
    heading->addWidget(m_name);
    heading->addWidget(m_figures);
    heading->addLayout(rate);
    heading->addWidget(m_hour);
    return heading;
}

QWidget* PagePanel::makeRows(QWidget* details)
{
    m_model = new PageWaysModel;
    m_rows = new LivePanel(m_model, new PageWaysDelegate(this),
                           tr("Where those on the page came from and where they went"), details);
    m_rows->view()->setObjectName(QStringLiteral("pageWays"));
    // Nobody else shows it: what it holds back comes when it is left.
    m_rows->corner()->setParent(m_rows);
    m_rows->corner()->hide();
    m_rows->setEmptyText(tr("Nobody who is here has been on it."));
    connect(m_rows, &LivePanel::rowChosen, this, [this](int row) {
        if (const auto chosen = m_model->chosenBy(row))
            Q_EMIT fieldChosen(*chosen);
    });
    return m_rows;
}

QString PagePanel::minuteAt(int place) const
{
    const bool isKnown = place >= 0 && std::size_t(place) < m_detail.viewsByMinute.size();
    return isKnown ? pageMinuteText(m_detail, place) : QString();
}

void PagePanel::setPage(const std::string& page, bool isOfSome)
{
    if (std::exchange(m_isOfSome, isOfSome) != isOfSome && page == m_page && m_detail.page == page)
        describe(m_detail);
    if (page == m_page)
        return;
    m_page = page;
    m_detail = {};
    m_rows->show(std::make_shared<Snapshot>());
    m_rows->startAnew();
    m_pages->setCurrentIndex(page.empty() ? 0 : 1);
    m_name->setLine(shownPage(page));
    m_name->setToolTip(tooltipText(pageDetail(page)));
    showWaiting();
}

void PagePanel::showWaiting()
{
    m_figures->setLine(tr("Looking…"));
    m_rate->setLine({});
    m_mark->hide();
    m_hour->show({}, {}, {});
}

void PagePanel::show(const SnapshotPtr& snapshot)
{
    // It may still be the answer to an earlier request.
    if (m_page.empty() || !snapshot->page || snapshot->page->page != m_page)
        return;
    m_rows->show(snapshot);
    if (*snapshot->page == m_detail)
        return;
    m_detail = *snapshot->page;
    describe(m_detail);
}

void PagePanel::describe(const PageDetail& detail)
{
    const QString figures = pageFiguresText(detail, m_isOfSome, m_isPast);
    m_figures->setLine(detail.truncated
                           ? joined({figures, tr("not all journeys were looked at")})
                           : figures);
    m_rate->setLine(pageRateText(detail, m_isOfSome));
    const auto sign = standingSign(pageStanding(detail));
    m_mark->setVisible(sign.has_value());
    if (sign)
        m_mark->setMark(*sign, m_isStale ? Theme::current().muted : Theme::current().text);
    showHour(detail);
}

void PagePanel::showHour(const PageDetail& detail)
{
    m_hour->show({detail.viewsByMinute, pageMinutes, detail.usualPerMinute},
                 tr("%1 minutes ago").arg(pageMinutes), m_isPast ? tr("then") : tr("now"));
}

void PagePanel::setPast(bool isPast)
{
    if (std::exchange(m_isPast, isPast) != isPast && !m_detail.page.empty())
        describe(m_detail);
}

void PagePanel::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) == stale)
        return;
    for (ElidedLabel* label : {m_name, m_figures})
        label->setTone(stale ? Tone::Muted : Tone::Normal);
    m_hour->setStale(stale);
    m_rows->setStale(stale);
    if (!m_detail.page.empty())
        describe(m_detail);
}

bool PagePanel::takeFocus()
{
    if (m_page.empty())
        return false;
    m_rows->view()->setFocus(Qt::ShortcutFocusReason);
    return true;
}

} // namespace footfall
