// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/site_watch.h"

#include "ui/text/text_format.h"

#include <QCoreApplication>

#include <algorithm>

namespace footfall {
namespace {

struct SiteWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::SiteWatch)
};

} // namespace

void SiteWatch::begin(const std::optional<std::string>& site, const Snapshot& now)
{
    m_site = site;
    m_known.clear();
    for (const CountRow& row : now.sites)
        m_known.insert(row.label);
    for (const FeedItem& item : now.events)
        m_known.insert(item.event->site);
    m_wasBefore = site && m_known.count(*site) > 0;
    m_isConnected = m_wasBefore;
    m_event = m_wasBefore ? eventIn(now, true) : nullptr;
}

void SiteWatch::look(const Snapshot& now)
{
    if (m_isConnected)
        return;
    m_event = eventIn(now, false);
    m_isConnected =
        m_event || std::any_of(now.sites.begin(), now.sites.end(), [&](const auto& row) {
            return isAwaited(row.label) && row.count > 0;
        });
}

bool SiteWatch::isAwaited(const std::string& site) const
{
    return m_site ? site == *m_site : m_known.count(site) == 0;
}

EventPtr SiteWatch::eventIn(const Snapshot& now, bool newest) const
{
    EventPtr event;
    for (const FeedItem& item : now.events) {
        if (!isAwaited(item.event->site))
            continue;
        event = item.event;
        if (newest)
            break;
    }
    return event;
}

QString SiteWatch::text() const
{
    if (!m_isConnected)
        return m_site ? SiteWords::tr("Waiting for the first event of %1").arg(siteText(*m_site))
                      : SiteWords::tr("Waiting for the first event of a new site");
    if (!m_event)
        return SiteWords::tr("Connected");
    const QString words = m_wasBefore ? SiteWords::tr("Connected already: last event %1, %2")
                                      : SiteWords::tr("Connected: first event %1, %2");
    const QString what = words.arg(clockText(m_event->receivedAt), shownPage(m_event->page));
    return m_site ? what : SiteWords::tr("%1, of %2").arg(what, siteText(m_event->site));
}

} // namespace footfall
