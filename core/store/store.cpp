// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/base/log.h"
#include "core/store/log/store_writer.h"

#include <QThread>

#include <utility>

namespace footfall {

namespace {

constexpr char nothingWritten[] = "nothing can be written now";

} // namespace

Store::Store(StoreFolder& folder, const Recovered& recovered, LiveModel& model,
             const Limits& limits, const StoreThreads& threads, const Clock& clock, Stages& stages,
             QObject* parent)
    : QObject(parent)
    , m_folder(folder)
    , m_model(model)
    , m_queue(std::make_unique<StoreQueue>(limits, m_folder.log().lastSeq(), stages))
    , m_heartbeats(limits.sessionTimeoutMs)
    , m_minute(minuteOf(model.now()))
    , m_checkpointer(std::make_unique<Checkpointer>(model, *m_queue, recovered.checkpoint))
    , m_files(new CheckpointFiles(m_folder.path(), m_folder.log().id(),
                                  limits.storeKeptMs))
{
    m_writer = new StoreWriter(m_folder.takeLog(), limits.storeKeptMs, clock);
    m_writer->moveToThread(threads.writer);
    m_files->moveToThread(threads.archive);
    // They go with their threads, where their connections and files live.
    connect(threads.writer, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(threads.archive, &QThread::finished, m_files, &QObject::deleteLater);

    connect(m_queue.get(), &StoreQueue::batchReady, m_writer, &StoreWriter::write);
    connect(m_writer, &StoreWriter::written, m_queue.get(), &StoreQueue::written);
    connect(m_writer, &StoreWriter::hindered, m_queue.get(), &StoreQueue::hinder);
    connect(m_writer, &StoreWriter::found, this, &Store::forgetFound);
    connect(m_writer, &StoreWriter::erased, this, &Store::erased);
    QMetaObject::invokeMethod(m_writer, &StoreWriter::start, Qt::QueuedConnection);
    connect(m_checkpointer.get(), &Checkpointer::begun, m_files, &CheckpointFiles::begin);
    connect(m_checkpointer.get(), &Checkpointer::pieceReady, m_files, &CheckpointFiles::append);
    connect(m_checkpointer.get(), &Checkpointer::finished, m_files, &CheckpointFiles::finish);
    connect(m_checkpointer.get(), &Checkpointer::dropped, m_files, &CheckpointFiles::drop);
    connect(m_checkpointer.get(), &Checkpointer::allObsolete, m_files, &CheckpointFiles::removeAll);
    connect(m_checkpointer.get(), &Checkpointer::allObsolete, this, &Store::pastChanged);
    connect(m_files, &CheckpointFiles::appended, m_checkpointer.get(), &Checkpointer::appended);
    connect(m_files, &CheckpointFiles::written, m_checkpointer.get(), &Checkpointer::written);
    connect(m_files, &CheckpointFiles::failed, this, [this](quint64 number, const QString& why) {
        m_checkpointer->failed(number);
        qCWarning(logStore, "no checkpoint could be written: %s", qUtf8Printable(why));
    });
    connect(m_queue.get(), &StoreQueue::stateChanged, this, &Store::tellPhase);
}

Store::~Store() = default;

StoreState Store::state() const
{
    StoreState state = m_queue->state();
    state.note = m_folder.note();
    state.movedTo = m_folder.movedTo();
    return state;
}

void Store::tick(SteadyTime steadyNow)
{
    m_queue->tick(steadyNow);
    handOver();
    m_checkpointer->tick(steadyNow);
}

void Store::tellPhase()
{
    const StoreState& now = m_queue->state();
    if (std::exchange(m_phase, now.phase) == now.phase)
        return;
    if (now.phase == StoreState::Phase::Failing)
        qCWarning(logStore, "events cannot be stored and are refused; it is tried again: %s",
                  now.detail.c_str());
    else
        qCInfo(logStore, "events are stored again");
    Q_EMIT phaseChanged();
}

void Store::heard(const Heartbeat& heartbeat)
{
    m_heartbeats.heard(heartbeat, m_queue->lastSeq());
}

/// Once a minute is over: who is present then.
void Store::takeCensus()
{
    const TimeMs minute = minuteOf(m_model.now());
    const TimeMs before = std::exchange(m_minute, minute);
    if (minute <= before)
        return;
    std::vector<PresenceCount> counts;
    for (CountRow& row : m_model.presence().census())
        counts.push_back({minute - minuteMs, std::move(row.site), std::move(row.label), row.count});
    m_queue->add(std::move(counts));
}

void Store::handOver()
{
    takeCensus();
    m_queue->add(m_heartbeats.take(m_model.now()));
    m_queue->complete(m_model.takeEnded(m_queue->roomForEnded()), m_model.takeMinutes());
}

void Store::forget(const std::string& visitor, std::function<void(const Erased&)> done)
{
    m_model.forget(visitor);
    const Erasure wanted{visitor, std::int64_t(m_model.lastVisit()),
                         std::int64_t(m_queue->lastSeq())};
    // Only when what is on its way is in the log can it be erased there.
    m_queue->whenAllKept([this, wanted, done = std::move(done)](bool kept) mutable {
        if (!kept)
            return done({0, 0, nothingWritten});
        m_checkpointer->beginAnew();
        m_erasing.push_back(std::move(done));
        // Once it is done, no checkpoint on the disk names the visitor.
        tellWriter([wanted](StoreWriter& writer) { writer.erase(wanted); });
    });
}

void Store::saveSoon()
{
    m_checkpointer->hurry();
}

void Store::tellWriter(std::function<void(StoreWriter&)> what)
{
    QMetaObject::invokeMethod(m_files, [writer = m_writer, what = std::move(what)] {
        QMetaObject::invokeMethod(writer, [writer, what] { what(*writer); });
    });
}

/// The log knows whose a visit is, be it that its visitor has another name by now.
void Store::forgetFound(const std::string& visitor, const VisitNumbers& visits)
{
    m_model.forget(visitor, visits);
    m_checkpointer->beginAnew();
    // What was on its way to these visits is erased with them.
    m_queue->add(m_heartbeats.takeAll());
    m_queue->whenAllKept([this](bool kept) {
        const std::string whyNot = kept ? "" : nothingWritten;
        tellWriter([whyNot](StoreWriter& writer) { writer.goOnErasing(whyNot); });
    });
}

void Store::erased(const Erased& result)
{
    const auto done = std::move(m_erasing.front());
    m_erasing.pop_front();
    Q_EMIT pastChanged();
    done(result);
}

void Store::stop()
{
    if (std::exchange(m_isStopping, true))
        return;
    handOver();
    m_queue->add(m_heartbeats.takeAll());
    connect(m_queue.get(), &StoreQueue::idle, this, &Store::finish);
    m_queue->finish();
}

void Store::finish()
{
    if (m_queue->state().phase == StoreState::Phase::Keeping) {
        handOver(); // what there was no room for
        if (!m_queue->isIdle())
            return;
    }
    disconnect(m_queue.get(), &StoreQueue::idle, this, &Store::finish);
    if (m_queue->state().phase == StoreState::Phase::Keeping)
        m_checkpointer->finish();
    else
        qCWarning(logStore, "%lld events could not be written and are lost: %s",
                  static_cast<long long>(m_queue->state().unkept), m_queue->state().detail.c_str());
    Q_EMIT stopped();
}

} // namespace footfall
