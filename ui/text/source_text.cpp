// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/source_text.h"

#include "ui/text/text_format.h"

#include <QCoreApplication>

namespace footfall {
namespace {

using Phase = SourceState::Phase;

struct SourceWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::SourceText)
};

} // namespace

QString phaseText(const SourceState& state)
{
    switch (state.phase) {
    case Phase::Starting:
        return state.host.isEmpty() ? SourceWords::tr("Starting") : SourceWords::tr("Connecting");
    case Phase::Live:
        return SourceWords::tr("Live");
    case Phase::Reconnecting:
        return SourceWords::tr("Reconnecting");
    case Phase::Failed:
        break;
    }
    return SourceWords::tr("Stopped");
}

QString sourceTroubleText(const SourceState& state)
{
    // It may quote another machine.
    const QString detail = shownText(state.detail.toStdString());
    switch (state.phase) {
    case Phase::Starting:
        return detail.isEmpty()
                   ? QString()
                   : SourceWords::tr("Not connected yet, trying again. %1").arg(detail);
    case Phase::Live:
        return detail;
    case Phase::Reconnecting:
        return SourceWords::tr("Disconnected: what is shown is old. Trying again. %1")
            .arg(detail)
            .trimmed();
    case Phase::Failed:
        break;
    }
    return SourceWords::tr("Stopped: nothing new will come. %1").arg(detail).trimmed();
}

QString noPastText(const SourceState& state)
{
    if (state.phase == Phase::Starting)
        return SourceWords::tr("Loading…");
    if (state.phase == Phase::Failed)
        return SourceWords::tr("Not connected: nothing is known of the past.");
    return SourceWords::tr("Nothing is kept (--in-memory): there is no past to show.");
}

QString clearObstacleText(const SourceState& state)
{
    if (state.mayChange)
        return {};
    return state.phase == Phase::Live ? SourceWords::tr("operators only")
                                      : SourceWords::tr("not connected");
}

} // namespace footfall
