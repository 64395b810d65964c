// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/source_text.h"

#include "ui/text/text_format.h"

#include <QCoreApplication>

#include <cmath>

namespace footfall {

namespace {

using Phase = SourceState::Phase;

struct SourceWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::SourceText)
};

struct StoreWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::StoreState)
};

QString joinedWords(QStringList sentences)
{
    sentences.removeAll({});
    return sentences.join(QLatin1Char(' '));
}

QString unkeptText(qint64 events)
{
    if (events == 0)
        return {};
    return countText(
        events, StoreWords::tr(
                    "%1 events are shown but not on disk: lost if Footfall ends before they are.",
                    nullptr, numerus(events)));
}

/// What can be done about it; what is of no kind is as the server says it.
QString storeCauseText(const StoreState& store)
{
    switch (store.cause) {
    case StoreCause::Full:
        return StoreWords::tr("The disk is full: delete something from it, or give it more room.");
    case StoreCause::ReadOnly:
        return StoreWords::tr(
            "The files of the store may only be read: check their rights, and how "
            "the disk is mounted.");
    case StoreCause::NotOpened:
        return StoreWords::tr("The files of the store cannot be opened: check whether they are "
                              "there, and their rights.");
    case StoreCause::Device:
        return StoreWords::tr("The disk reports an error: check it, and save what is on it.");
    case StoreCause::Damaged:
        return StoreWords::tr("The store is damaged. Start Footfall again: it moves the damaged "
                              "file aside and begins a new one.");
    case StoreCause::Removed:
        return StoreWords::tr("A file of the store was removed or replaced while it was in use: "
                              "put it back, or start Footfall again.");
    case StoreCause::Busy:
        return StoreWords::tr("Another program holds the store.");
    case StoreCause::Silent:
        return countText(store.silentSeconds,
                         StoreWords::tr("The disk has not answered for %1 seconds.", nullptr,
                                        numerus(store.silentSeconds)));
    case StoreCause::Other:
        break;
    }
    return shownText(store.detail);
}

/// The end of a sentence.
QString callCauseText(const WebhookState& webhook)
{
    const QString figure = numberText(webhook.figure);
    switch (webhook.cause) {
    case CallCause::Status:
        return SourceWords::tr("it answered %1").arg(figure);
    case CallCause::Elsewhere:
        return SourceWords::tr("it answered %1 and points elsewhere, which is not followed")
            .arg(figure);
    case CallCause::Silent:
        return countText(webhook.figure, SourceWords::tr("it did not answer within %1 seconds",
                                                         nullptr, numerus(webhook.figure)));
    case CallCause::UnknownHost:
        return SourceWords::tr("no machine of that name is known");
    case CallCause::Closed:
        return SourceWords::tr("nothing listens there");
    case CallCause::Unreachable:
        return SourceWords::tr("it cannot be reached");
    case CallCause::Untrusted:
        return SourceWords::tr("no secure connection came about: check its certificate");
    case CallCause::Other:
        break;
    }
    return shownText(webhook.reason);
}

QString figuresText(TimeMs shownAt)
{
    return shownAt == epoch
               ? SourceWords::tr("There are no figures yet")
               : SourceWords::tr("The figures are those of %1").arg(clockText(shownAt));
}

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

QString sourceTroubleText(const SourceState& state, TimeMs shownAt)
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
        return SourceWords::tr("Disconnected. %1; it is tried again. %2")
            .arg(figuresText(shownAt), detail)
            .trimmed();
    case Phase::Failed:
        break;
    }
    return SourceWords::tr("Stopped: nothing new will come. %1. %2")
        .arg(figuresText(shownAt), detail)
        .trimmed();
}

QString webhookTroubleText(const std::vector<WebhookState>& webhooks)
{
    QStringList sentences;
    for (const WebhookState& webhook : webhooks) {
        if (!webhook.failingSince)
            continue;
        const QString waiting = countText(
            webhook.waiting, SourceWords::tr("%1 alerts wait", nullptr, numerus(webhook.waiting)));
        sentences.append(SourceWords::tr("The webhook at %1 takes no alerts since %2: %3. %4.")
                             .arg(shownText(webhook.host), clockText(*webhook.failingSince),
                                  callCauseText(webhook), waiting));
    }
    return joinedWords(sentences);
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

QString refusedText(qint64 refused, TimeMs since)
{
    return refused <= 0
               ? QString()
               : StoreWords::tr("%1 refused since %2.").arg(numberText(refused), clockText(since));
}

QString storedAgainText(qint64 refused, TimeMs since)
{
    return refused <= 0 ? QString()
                        : joinedWords({StoreWords::tr("Events are stored again."),
                                       refusedText(refused, since)});
}

QString storeNoteText(const StoreState& store)
{
    return store.movedTo.empty()
               ? shownText(store.note)
               : StoreWords::tr(
                     "The store was damaged: it was moved to %1, and a new one was begun.")
                     .arg(shownText(store.movedTo));
}

QString storeTroubleText(const StoreState& store)
{
    if (store.phase != StoreState::Phase::Failing)
        return {};
    QStringList sentences{StoreWords::tr("Nothing can be written to disk."), storeCauseText(store),
                          StoreWords::tr("New events are refused (503) until it can again."),
                          unkeptText(store.unkept)};
    return joinedWords(sentences);
}

} // namespace footfall
