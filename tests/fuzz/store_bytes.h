// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/support/filled_store.h"

#include <QFile>

namespace footfall::fuzz {

/// Two visits, one of them over, with all that a store keeps of them.
inline QByteArray smallStore()
{
    FilledStore store;
    store.log->beginRun(noon);
    Event first = FilledStore::event("/home", "s-1", noon);
    first.site = "a.example";
    first.country = "India";
    first.visitorId = "v-1";
    first.eventId = "e-1";
    first.metadata = {{"referrer", "news.example", true}, {"n", "1", false}};
    store.add(first, 1);
    store.add(FilledStore::event("/home", "s-2", noon + 1), 2);
    store.addClear(noon + 2);
    store.add(FilledStore::event("/end", "unknown", noon + minute, "session_end"), 0);
    SessionView view;
    view.visit = 1;
    view.sessionId = "s-1";
    view.startedAt = noon;
    view.journey = {{"/home", noon, 0, {{"buy", noon + 5}}, 0}};
    store.end(view, noon + minute);
    store.count({std::nullopt, noon, 2, 2, 2, 2, 2});
    store.count({"a.example", noon, 1, 1, 1, 1, 1});
    store.batch.heartbeats = {{2, noon + 30 * second, 2}};
    store.batch.presence = {{noon, "a.example", "/home", 1}, {noon, "a.example", "", 1}};
    store.commit();
    store.log->noteAlive(noon + minute, true);
    // All in one file.
    store.spoil("PRAGMA journal_mode=DELETE");
    store.log.reset();
    QFile file(QString::fromStdString(store.path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace footfall::fuzz
