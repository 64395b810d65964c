// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/archive/export_streams.h"

#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"
#include "core/base/time/clock.h"
#include "core/http/connection/stream_peer.h"
#include "core/http/message/query_reader.h"
#include "core/http/message/status.h"
#include "core/net/archive/archive_routes.h"

#include <functional>
#include <iterator>
#include <utility>

namespace footfall {

namespace {

constexpr int watchMs = 5'000;

EventQuery eventQuery(QueryReader& reader)
{
    EventQuery query;
    query.from = reader.moment("from", epoch);
    query.to = reader.moment("to", epoch);
    query.site = reader.site();
    query.type = reader.key("type", maxLength::type);
    query.page = reader.page();
    query.country = reader.key("country", maxLength::place);
    query.visitor = reader.key("visitor", maxLength::id);
    query.sessionId = reader.key("session", maxLength::id);
    return query;
}

HttpResponse headOf(ExportFormat format, bool http11)
{
    HttpResponse head;
    head.contentType = bytesOf(contentTypeOf(format));
    head.chunked = http11;
    head.headers.append(
        {QByteArrayLiteral("Content-Disposition"),
         "attachment; filename=\"footfall-events." + bytesOf(suffixOf(format)) + '"'});
    head.headers.append({QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store")});
    return head;
}

} // namespace

ExportStreams::ExportStreams(ArchiveWorker* worker, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_archive(worker ? std::make_unique<ArchiveClient>(*worker) : nullptr)
    , m_clock(clock)
{
    connect(&m_watch, &QTimer::timeout, this, &ExportStreams::letGoOfStalled);
}

void ExportStreams::addRoutes(RouteTable& table)
{
    for (const ExportFormat format :
         {ExportFormat::Csv, ExportFormat::Json, ExportFormat::JsonLines})
        table.get("/api/export." + bytesOf(suffixOf(format)), Plane::Operator,
                  std::bind_front(&ExportStreams::open, this, format));
}

void ExportStreams::open(ExportFormat format, const HttpRequest& request,
                         const Responder& responder)
{
    if (!m_archive)
        return responder.respond(nothingIsKept());
    QueryReader reader(request);
    EventCursor cursor;
    cursor.query = eventQuery(reader);
    if (!reader.complaint().empty())
        return responder.respond(HttpResponse::error(status::badRequest, reader.complaint()));
    HttpResponse head = headOf(format, request.http11);
    if (request.isHead) {
        responder.stream(head);
        return;
    }
    if (isFull())
        return responder.respond(archiveIsBusy());
    const Entry entry = m_exports.insert(m_exports.end(), Export{});
    entry->responder = responder;
    entry->head = std::move(head);
    entry->grant = request.caller.grant;
    if (!m_watch.isActive())
        m_watch.start(watchMs);
    readOn(entry, {std::move(cursor), EventExport(format, reader.text("bom") != "0"), {}});
}

void ExportStreams::readOn(Entry entry, Piece piece)
{
    entry->question = m_archive->ask<Result<Piece>>(
        [piece = std::move(piece)](Archive& archive) { return read(archive, piece); },
        [this, entry](Result<Piece>&& next) { arrived(entry, std::move(next)); });
    if (entry->responder)
        entry->responder->whenClientLeaves(this, [this, entry] { forget(entry); });
}

/// Leaves room for the next question of each export under way.
bool ExportStreams::isFull() const
{
    return m_exports.size() >= maxExports ||
           m_archive->waiting() + maxExports >= ArchiveClient::maxWaiting;
}

/// On the archive thread.
Result<ExportStreams::Piece> ExportStreams::read(Archive& archive, Piece piece)
{
    const auto take = [&](const Event& event) {
        piece.events.add(event);
        return piece.events.size() < pieceBytes;
    };
    if (const Result<void> read = archive.events(piece.cursor, take); !read)
        return Error{read.error()};
    if (piece.cursor.atEnd)
        piece.events.finish();
    piece.bytes = QByteArray::fromStdString(piece.events.take());
    return piece;
}

void ExportStreams::arrived(Entry entry, Result<Piece>&& piece)
{
    entry->question = 0;
    if (piece) {
        entry->rest = std::move(*piece);
        if (entry->peer || startStream(entry))
            sendPiece(entry);
        return;
    }
    if (entry->peer)
        return entry->peer->close(StreamPeer::broken, {});
    const Responder responder = *entry->responder;
    forget(entry);
    responder.respond(archiveFailed(piece.error()));
}

bool ExportStreams::startStream(Entry entry)
{
    const Responder responder = *std::exchange(entry->responder, std::nullopt);
    entry->peer = responder.stream(entry->head);
    if (!entry->peer) {
        forget(entry);
        return false;
    }
    connect(entry->peer, &StreamPeer::closed, this, [this, entry] { forget(entry); });
    connect(entry->peer, &StreamPeer::drained, this, [this, entry] {
        if (entry->rest)
            readOn(entry, *std::exchange(entry->rest, std::nullopt));
    });
    return true;
}

void ExportStreams::sendPiece(Entry entry)
{
    Piece& piece = *entry->rest;
    const QByteArray bytes = std::exchange(piece.bytes, {});
    entry->takenAt = m_clock.steady();
    entry->peer->send(bytes);
    if (piece.cursor.atEnd) {
        entry->rest.reset();
        entry->peer->close(StreamPeer::complete, {});
    } else if (bytes.isEmpty()) {
        // Nothing that goes out will tell when to read on.
        readOn(entry, *std::exchange(entry->rest, std::nullopt));
    }
}

void ExportStreams::closeGrant(quint64 grant)
{
    for (Entry next = m_exports.begin(); next != m_exports.end();) {
        const Entry entry = next++;
        if (grant != 0 && entry->grant == grant)
            breakOff(entry);
    }
}

void ExportStreams::breakOffAll()
{
    for (Entry next = m_exports.begin(); next != m_exports.end();) {
        const Entry entry = next++;
        if (entry->peer)
            entry->peer->close(StreamPeer::broken, {});
    }
}

void ExportStreams::breakOff(Entry entry)
{
    if (entry->peer) // which goes once it has closed
        return entry->peer->close(StreamPeer::broken, {});
    const Responder responder = *entry->responder;
    forget(entry);
    responder.respond(HttpResponse::error(status::unauthorized, "Access was revoked"));
}

void ExportStreams::forget(Entry entry)
{
    if (entry->question != 0)
        m_archive->drop(entry->question);
    m_exports.erase(entry);
    if (m_exports.empty())
        m_watch.stop();
}

void ExportStreams::letGoOfStalled()
{
    const SteadyTime now = m_clock.steady();
    for (Export& one : m_exports) {
        const qint64 queued = one.peer ? one.peer->queuedBytes() : 0;
        if (queued == 0 || queued != std::exchange(one.queued, queued))
            one.takenAt = now;
        if (now - one.takenAt > stallMs)
            one.peer->close(StreamPeer::broken, {});
    }
}

} // namespace footfall
