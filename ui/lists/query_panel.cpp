// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/query_panel.h"

#include "ui/bars/failure_banner.h"
#include "ui/text/local_day.h"
#include "ui/text/source_text.h"

namespace footfall {
namespace {

bool isKeptBy(const SourceState& state)
{
    return state.store.phase != StoreState::Phase::None;
}

} // namespace

QueryPanel::QueryPanel(LiveSource& source, QWidget* parent)
    : QWidget(parent)
    , m_source(source)
    , m_zone(serverZone(source.state()))
    , m_isKept(isKeptBy(source.state()))
{
    connect(&source, &LiveSource::snapshotReady, this, [this](const SnapshotPtr& snapshot) {
        m_now = snapshot->at;
        askIfDue();
    });
    connect(&source, &LiveSource::stateChanged, this, &QueryPanel::follow);
    connect(&source, &LiveSource::questionFailed, this,
            [this](const PastQuestion& question, const QString& why) {
                if (isAsking(question))
                    showFailure(why);
            });
}

FailureBanner* QueryPanel::makeFailure()
{
    m_failure = new FailureBanner(this);
    connect(m_failure, &FailureBanner::tryAgainWanted, this, [this] { askAgain(); });
    return m_failure;
}

void QueryPanel::setSite(const std::optional<std::string>& site)
{
    if (site == m_site)
        return;
    m_site = site;
    startAnew();
}

void QueryPanel::follow(const SourceState& state)
{
    const bool isKept = isKeptBy(state);
    const QTimeZone zone = serverZone(state);
    if (isKept != m_isKept || zone != m_zone) {
        m_isKept = isKept;
        m_zone = zone;
        startAnew();
    }
    showWhatThereIs();
}

QString QueryPanel::waitingText(const QString& underWay, const QString& notConnected) const
{
    const SourceState state = m_source.state();
    if (!m_isKept)
        return noPastText(state);
    if (m_failure->hasFailed())
        return {};
    return state.phase == SourceState::Phase::Live ? underWay : notConnected;
}

} // namespace footfall
