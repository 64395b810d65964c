// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bars/status_line.h"

#include "ui/look/labels.h"
#include "ui/text/local_day.h"
#include "ui/text/source_text.h"
#include "ui/text/text_format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHBoxLayout>
#include <QTimer>

namespace footfall {
namespace {

constexpr int noteMs = 4'000;

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent)
    , m_mark(new SignMark(this))
    , m_text(new ElidedLabel(TypeSize::Caption, Tone::Muted, this))
    , m_note(new ElidedLabel(TypeSize::Caption, Tone::Normal, this))
{
    setObjectName(QStringLiteral("statusLine"));
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(3 * spaceStep, spaceStep / 2, 3 * spaceStep, spaceStep / 2);
    layout->setSpacing(spaceStep);
    layout->addWidget(m_mark);
    layout->addWidget(m_text, 3);
    layout->addWidget(m_note, 1);
}

void StatusLine::show(const SourceState& state)
{
    m_state = state;
    showMark(state);
    m_server = joined(describe(state));
    write();
}

void StatusLine::setPast(bool isPast)
{
    m_isPast = isPast;
    show(SourceState(m_state));
}

void StatusLine::showMark(const SourceState& state)
{
    const Theme& theme = Theme::current();
    const bool isFailing = state.store.phase == StoreState::Phase::Failing;
    switch (state.phase) {
    case SourceState::Phase::Live:
        m_mark->setMark(isFailing  ? Sign::Square
                        : m_isPast ? Sign::Ring
                                   : Sign::Disc,
                        isFailing  ? theme.error
                        : m_isPast ? theme.muted
                                   : theme.good);
        break;
    case SourceState::Phase::Failed:
        m_mark->setMark(Sign::Square, theme.error);
        break;
    default:
        m_mark->setMark(Sign::Half, theme.warning);
    }
}

QStringList StatusLine::describe(const SourceState& state) const
{
    const bool isLive = state.phase == SourceState::Phase::Live;
    const bool isRemote = !state.host.isEmpty();
    const bool failed = state.phase == SourceState::Phase::Failed;
    const QString addresses = state.addresses.join(QStringLiteral(", "));
    const QString server = isRemote && isLive ? tr("connected to %1").arg(addresses)
                           : isRemote         ? addresses
                                              : tr("listening on %1").arg(addresses);
    const bool hasServer = !addresses.isEmpty() && (isRemote || !failed);
    const QString where = hasServer ? server : QString();
    // Until it has started, and once nobody tries any more, there is nothing else to say.
    if (state.phase == SourceState::Phase::Starting || (isRemote && failed))
        return {phaseText(state), where};
    const QString sites = state.sites.isEmpty()
                              ? tr("any site may send")
                              : countText(state.sites.size(), tr("%1 sites may send", nullptr,
                                                                 numerus(state.sites.size())));
    const QString access = isRemote && isLive && !state.mayChange ? tr("to look only") : QString();
    // What is shown of the past is not live.
    return {isLive && m_isPast ? QString() : phaseText(state),
            where,
            access,
            sites,
            storeText(state.store),
            tr("%1 refused").arg(numberText(state.refused)),
            state.filtered.today > 0 ? tr("%1 filtered today").arg(numberText(state.filtered.today))
                                     : QString(),
            serverDayText(serverZone(state), TimeMs(QDateTime::currentMSecsSinceEpoch()))};
}

void StatusLine::showStreams(const Snapshot& snapshot)
{
    const qint64 open = snapshot.streamConnections;
    const QString visitors = countText(
        snapshot.streamVisitors, tr("%1 visitors", nullptr, numerus(snapshot.streamVisitors)));
    const QString streams = countText(open, tr("%1 streams", nullptr, numerus(open)));
    m_streams = open > 0 ? tr("public counter: %1, %2").arg(streams, visitors) : QString();
    write();
}

void StatusLine::write()
{
    m_text->setLine(joined({m_server, m_streams}));
    m_text->setAccessibleName(m_text->text());
}

void StatusLine::say(const QString& text)
{
    m_note->setLine(text);
    QTimer::singleShot(noteMs, m_note, [note = m_note, text] {
        if (note->text() == text)
            note->setLine({});
    });
}

QString StatusLine::text() const
{
    return m_text->text();
}

} // namespace footfall
