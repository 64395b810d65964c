// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/http/route_table.h"
#include "core/protocol/archive/event_export.h"
#include "core/store/archive/archive_worker.h"

#include <QObject>
#include <QTimer>

#include <list>
#include <optional>

namespace footfall {

class Clock;
class StreamPeer;

/// `GET /api/export.csv`, `.json` and `.ndjson`: the events of the log, for operators, as a file.
/// An export of any size holds one piece of some hundred kilobytes: the next one is read, on the
/// archive thread, once the network has taken the one before. Server thread.
class ExportStreams : public QObject
{
    Q_OBJECT

public:
    /// Exports under way; a further one is answered 503.
    static constexpr std::size_t maxExports = 8;
    /// A piece ends with the event that makes it this large.
    static constexpr std::size_t pieceBytes = 256 * 1024;
    /// A client that takes nothing for so long is let go.
    static constexpr DurationMs stallMs = 60'000;

    /// Without a worker, as with --in-memory, all is answered 404. What is passed must outlive the
    /// streams.
    ExportStreams(ArchiveWorker* worker, const Clock& clock, QObject* parent = nullptr);

    /// The object must outlive the table.
    void addRoutes(RouteTable& table);
    /// Breaks off what goes to this login or share link.
    void closeGrant(quint64 grant);
    /// The server stops: what has not come to its end does not.
    void breakOffAll();
    std::size_t size() const { return m_exports.size(); }

private:
    /// What travels to the archive thread and back.
    struct Piece
    {
        EventCursor cursor;
        EventExport events;
        QByteArray bytes;
    };
    struct Export
    {
        /// Until the first piece is there.
        std::optional<Responder> responder;
        HttpResponse head;
        /// Of the request; 0: what lets the client have it cannot be revoked.
        quint64 grant = 0;
        StreamPeer* peer = nullptr;
        /// While the client has it all, or takes it.
        std::optional<Piece> rest;
        quint64 question = 0; ///< 0: none is asked
        qint64 queued = 0;    ///< what the client had not taken when it was looked at last
        SteadyTime takenAt;
    };
    using Entry = std::list<Export>::iterator;

    void open(ExportFormat format, const HttpRequest& request, const Responder& responder);
    void readOn(Entry entry, Piece piece);
    void arrived(Entry entry, Result<Piece>&& piece);
    bool startStream(Entry entry);
    void sendPiece(Entry entry);
    void breakOff(Entry entry);
    void forget(Entry entry);
    bool isFull() const;
    void letGoOfStalled();

    static Result<Piece> read(Archive& archive, Piece piece);

    /// Null: nothing is kept.
    const std::unique_ptr<ArchiveClient> m_archive;
    const Clock& m_clock;
    std::list<Export> m_exports;
    QTimer m_watch;
};

} // namespace footfall
