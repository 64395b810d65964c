// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/store_text.h"

#include "ui/text_format.h"

#include <QCoreApplication>

#include <cmath>

namespace footfall {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(footfall::StoreState)
};

QString unkeptText(qint64 events)
{
    if (events == 0)
        return {};
    return countText(
        events, Words::tr("1 event is shown but not on disk: lost if Footfall ends before it is."),
        Words::tr("%1 events are shown but not on disk: lost if Footfall ends before they are."));
}

} // namespace

QString storeText(const StoreState& store)
{
    switch (store.phase) {
    case StoreState::Phase::None:
        return Words::tr("nothing is kept (--in-memory)");
    case StoreState::Phase::Failing:
        return Words::tr("cannot store");
    case StoreState::Phase::Keeping:
        break;
    }
    if (store.commitMs <= 0)
        return Words::tr("stored");
    return store.commitMs < 0.5
               ? Words::tr("stored, under 1 ms")
               : Words::tr("stored, %1 ms").arg(numberText(std::llround(store.commitMs)));
}

QString storeTroubleText(const StoreState& store)
{
    if (store.phase != StoreState::Phase::Failing)
        return {};
    QStringList sentences{Words::tr("Nothing can be written to disk."), shownText(store.detail),
                          Words::tr("New events are refused (503) until it can again."),
                          unkeptText(store.unkept)};
    sentences.removeAll({});
    return sentences.join(QLatin1Char(' '));
}

} // namespace footfall
