// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/journey_panel.h"

#include "ui/bars/failure_banner.h"
#include "ui/delegates/row_delegate.h"
#include "ui/lists/holding_list_view.h"
#include "ui/look/labels.h"
#include "ui/models/journey_model.h"
#include "ui/text/local_day.h"
#include "ui/text/session_name.h"
#include "ui/text/session_text.h"
#include "ui/text/text_format.h"

#include <QHBoxLayout>
#include <QListView>
#include <QStackedWidget>

#include <tuple>

namespace footfall {
namespace {

QString metadataLine(const SessionView& session)
{
    QStringList parts;
    for (const MetadataEntry& entry : session.metadata) {
        // These have places of their own.
        if (entry.key != "device" && entry.key != "referrer" && entry.key != "element" &&
            entry.key != "browser" && entry.key != "system" && !entry.key.starts_with("utm_"))
            parts.append(shownText(entry.key) + QStringLiteral(": ") + shownText(entry.value));
    }
    return joined(parts);
}

} // namespace

JourneyPanel::JourneyPanel(LiveSource& source, QWidget* parent)
    : QWidget(parent)
    , m_source(source)
    , m_model(new JourneyModel(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("journeyPanel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    auto* placeholder = new Placeholder(this);
    placeholder->setText(tr("Choose a session to follow its way, page by page."));
    m_pages->addWidget(placeholder);
    m_pages->addWidget(makeDetails());
    connect(&source, &LiveSource::visitOpened, this, [this](const SessionView& visit) {
        if (isOfPast(visit.visit))
            showPast(visit);
    });
    connect(&source, &LiveSource::questionFailed, this, &JourneyPanel::showFailure);
}

QWidget* JourneyPanel::makeDetails()
{
    auto* details = new QWidget(this);
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins(0, spaceStep / 2, 0, 0);
    layout->setSpacing(spaceStep / 2);
    layout->addWidget(makePastBar(details));
    layout->addLayout(makeHeading(details));
    const std::tuple<ElidedLabel*&, const char*> lines[] = {
        {m_who, "journeyWho"}, {m_id, "journeyId"}, {m_more, "journeyMore"}};
    for (const auto& [label, name] : lines) {
        label = new ElidedLabel(TypeSize::Caption, Tone::Muted, details);
        label->setObjectName(QLatin1String(name));
        label->setContentsMargins(spaceStep, 0, spaceStep, 0);
        layout->addWidget(label);
    }
    m_failure = new FailureBanner(details);
    connect(m_failure, &FailureBanner::tryAgainWanted, this, &JourneyPanel::fetch);
    layout->addWidget(m_failure);
    layout->addWidget(makeSteps(details), 1);
    return details;
}

QWidget* JourneyPanel::makePastBar(QWidget* details)
{
    m_pastBar = new QFrame(details);
    m_pastBar->setProperty("look", QStringLiteral("info"));
    m_pastText = new ElidedLabel(TypeSize::Body, Tone::Normal, m_pastBar);
    m_pastText->setObjectName(QStringLiteral("journeyPast"));
    auto* bar = new QHBoxLayout(m_pastBar);
    bar->setContentsMargins(spaceStep, spaceStep / 2, spaceStep, spaceStep / 2);
    bar->addWidget(m_pastText);
    return m_pastBar;
}

QLayout* JourneyPanel::makeHeading(QWidget* details)
{
    m_mark = new SignMark(details);
    m_name = new ElidedLabel(TypeSize::Title, Tone::Normal, details);
    m_name->setObjectName(QStringLiteral("journeyName"));
    m_name->setWeight(QFont::DemiBold);
    m_duration = new TypeLabel(TypeSize::Title, Tone::Normal, details);
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(spaceStep, 0, spaceStep, 0);
    heading->setSpacing(spaceStep);
    heading->addWidget(m_mark);
    heading->addWidget(m_name, 1);
    heading->addWidget(m_duration);
    return heading;
}

QWidget* JourneyPanel::makeSteps(QWidget* details)
{
    m_steps = new WholeRowsView(details);
    m_steps->setObjectName(QStringLiteral("journeyView"));
    m_steps->setAccessibleName(tr("Journey of the selected session"));
    m_steps->setSelectionMode(QListView::SingleSelection);
    // In a low window what has failed needs the room.
    m_steps->setMinimumHeight(1);
    m_steps->setModel(m_model);
    (new JourneyDelegate(this))->drawRowsOf(m_steps);
    return m_steps;
}

void JourneyPanel::show(const SessionView& session, Attention attention)
{
    m_past.reset();
    display(session, attention, {});
}

void JourneyPanel::openPast(const SessionView& visit)
{
    m_past = visit;
    m_past->journey.clear();
    m_past->steps = 0;
    fetch();
}

void JourneyPanel::fetch()
{
    showPast(*m_past);
    m_more->setLine(tr("Fetching its journey…"));
    m_more->show();
    m_source.openVisit(m_past->visit);
}

void JourneyPanel::showPast(const SessionView& visit)
{
    display(visit, visit.active ? Attention::Looking : Attention::Gone,
            tr("Past: %1, %2").arg(longDayText(visit.startedAt), minuteText(visit.startedAt)));
}

void JourneyPanel::showFailure(const PastQuestion& question, const QString& why)
{
    const auto* request = std::get_if<VisitRequest>(&question);
    if (!request || !isOfPast(request->visit))
        return;
    m_more->hide();
    m_failure->say(tr("Its journey could not be fetched."), why);
}

/// `pastText` is the bar that marks what is past; empty: there is none.
void JourneyPanel::display(const SessionView& session, Attention attention,
                           const QString& pastText)
{
    m_failure->hide();
    m_pastText->setLine(pastText);
    m_pastBar->setVisible(!pastText.isEmpty());
    describe(session, attention);
    m_model->show(session);
    m_pages->setCurrentIndex(1);
}

void JourneyPanel::showGone()
{
    m_mark->setMark(Sign::Ring, Theme::current().muted);
    const bool isKept = m_source.state().store.phase != StoreState::Phase::None;
    m_who->setLine(isKept ? tr("gone; it is among the past sessions") : tr("gone, and not kept"));
}

void JourneyPanel::describe(const SessionView& session, Attention attention)
{
    m_mark->setMark(attentionSign(attention), attentionColor(attention, Theme::current()));
    m_name->setLine(sessionName(session.sessionId));
    m_id->setLine(tr("Session %1").arg(shownText(session.sessionId)));
    m_duration->setText(durationText(session.durationSeconds));
    m_who->setLine(joined({attentionText(attention), shownText(session.country),
                           shownText(session.city), sessionDetails(session, true)}));
    const QString more = metadataLine(session);
    m_more->setLine(more);
    m_more->setVisible(!more.isEmpty());
}

bool JourneyPanel::takeFocus()
{
    if (m_pages->currentIndex() == 0)
        return false;
    m_steps->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void JourneyPanel::clear()
{
    m_past.reset();
    m_failure->hide();
    m_model->clear();
    m_pages->setCurrentIndex(0);
}

} // namespace footfall
