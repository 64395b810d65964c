// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alert_handler.h"

#include "ui/bars/alert_bar.h"
#include "ui/bars/alert_toast.h"
#include "ui/text/alert_text.h"
#include "ui/text/text_format.h"

#include <algorithm>

namespace footfall {
namespace {

const Alert* findIn(const std::vector<Alert>& alerts, const Alert& alert)
{
    const auto found = std::find_if(alerts.begin(), alerts.end(), [&](const Alert& each) {
        return each.id == alert.id && each.at == alert.at;
    });
    return found == alerts.end() ? nullptr : &*found;
}

bool isHandledAlike(const std::vector<Alert>& before, const std::vector<Alert>& now)
{
    return std::all_of(now.begin(), now.end(), [&](const Alert& alert) {
        const Alert* other = findIn(before, alert);
        return !other || (other->seenAt == alert.seenAt && other->mutedUntil == alert.mutedUntil);
    });
}

} // namespace

AlertHandler::AlertHandler(LiveSource& source, AlertToast& toast, AlertBar& bar, QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_toast(toast)
    , m_bar(bar)
{
    connect(&bar, &AlertBar::seenChosen, this, &AlertHandler::toggleSeen);
    connect(&bar, &AlertBar::muteChosen, this, &AlertHandler::toggleMuted);
    connect(&toast, &AlertToast::seen, this, [this](const Alert& alert) { setSeen(alert, true); });
    connect(&toast, &AlertToast::muted, this,
            [this](const Alert& alert) { setMuted(alert, true); });
    connect(&source, &LiveSource::stateChanged, this, &AlertHandler::showMeant);
    connect(&source, &LiveSource::alertHandlingRefused, this,
            [this](const QString& why) { Q_EMIT said(shownText(why.toStdString())); });
}

void AlertHandler::take(const SnapshotPtr& snapshot)
{
    const SnapshotPtr before = m_now;
    m_now = snapshot;
    if (const Alert* told = m_toast.shown(); told && asOfNow(*told).isHandled())
        m_toast.hide();
    showMeant();
    if (before && !isHandledAlike(before->alerts, snapshot->alerts))
        Q_EMIT changed();
}

void AlertHandler::pick(const Alert& alert)
{
    m_picked = alert;
    showMeant();
}

void AlertHandler::forgetPicked()
{
    m_picked.reset();
    showMeant();
}

void AlertHandler::bringUpToDate(Snapshot& past) const
{
    for (std::vector<Alert>* alerts : {&past.alerts, &past.openAlerts}) {
        for (Alert& alert : *alerts) {
            const Alert now = asOfNow(alert);
            alert.seenAt = now.seenAt;
            alert.mutedUntil = now.mutedUntil;
        }
    }
}

Alert AlertHandler::asOfNow(const Alert& alert) const
{
    if (!m_now)
        return alert;
    for (const auto* alerts : {&m_now->alerts, &m_now->openAlerts}) {
        if (const Alert* known = findIn(*alerts, alert))
            return *known;
    }
    return alert;
}

std::optional<Alert> AlertHandler::meant() const
{
    if (const Alert* told = m_toast.shown())
        return asOfNow(*told);
    if (m_picked)
        return asOfNow(*m_picked);
    const Alert* worst = m_now ? worstCalling(*m_now) : nullptr;
    return worst ? std::optional(*worst) : std::nullopt;
}

void AlertHandler::toggleSeen()
{
    const std::optional<Alert> alert = meant();
    if (!alert)
        Q_EMIT said(tr("No alert calls"));
    else
        setSeen(*alert, !alert->seenAt);
}

void AlertHandler::toggleMuted()
{
    const std::optional<Alert> alert = meant();
    if (!alert)
        Q_EMIT said(tr("No alert calls"));
    else
        setMuted(*alert, !alert->mutedUntil);
}

bool AlertHandler::mayHandle()
{
    const bool may = m_source.state().mayChange;
    if (!may)
        Q_EMIT said(tr("Only an operator may do this."));
    return may;
}

void AlertHandler::setSeen(const Alert& alert, bool isSeen)
{
    if (!mayHandle())
        return;
    m_source.setAlertSeen(alert, isSeen);
    const QString name = alertHeadline(alert);
    Q_EMIT said(isSeen ? tr("%1: seen").arg(name) : tr("%1: not seen").arg(name));
}

void AlertHandler::setMuted(const Alert& alert, bool isMuted)
{
    if (!mayHandle())
        return;
    m_source.setAlertMuted({alert.kind, alert.site}, isMuted);
    const QString name = alertHeadline(alert);
    Q_EMIT said(isMuted ? tr("%1: muted for an hour").arg(name) : tr("%1: not muted").arg(name));
}

void AlertHandler::showMeant()
{
    const bool may = m_source.state().mayChange;
    m_toast.setMayHandle(may);
    m_bar.show(may ? meant() : std::nullopt);
}

} // namespace footfall
