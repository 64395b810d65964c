// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/store_text.h"

#include "ui/text/text_format.h"

#include <QCoreApplication>

#include <cmath>

namespace footfall {
namespace {

struct StoreWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::StoreState)
};

QString unkeptText(qint64 events)
{
    if (events == 0)
        return {};
    return countText(
        events,
        StoreWords::tr("1 event is shown but not on disk: lost if Footfall ends before it is."),
        StoreWords::tr(
            "%1 events are shown but not on disk: lost if Footfall ends before they are."));
}

} // namespace

QString storeText(const StoreState& store)
{
    switch (store.phase) {
    case StoreState::Phase::None:
        return StoreWords::tr("nothing is kept (--in-memory)");
    case StoreState::Phase::Failing:
        return StoreWords::tr("cannot store");
    case StoreState::Phase::Keeping:
        break;
    }
    if (store.commitMs <= 0)
        return StoreWords::tr("stored");
    return store.commitMs < 0.5
               ? StoreWords::tr("stored, under 1 ms")
               : StoreWords::tr("stored, %1 ms").arg(numberText(std::llround(store.commitMs)));
}

QString storeTroubleText(const StoreState& store)
{
    if (store.phase != StoreState::Phase::Failing)
        return {};
    QStringList sentences{StoreWords::tr("Nothing can be written to disk."),
                          shownText(store.detail),
                          StoreWords::tr("New events are refused (503) until it can again."),
                          unkeptText(store.unkept)};
    sentences.removeAll({});
    return sentences.join(QLatin1Char(' '));
}

} // namespace footfall
