// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/source/moment.h"
#include "core/store/moments/past_model.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <deque>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>

namespace footfall {

/// Makes moments of the past, one after the other and in steps, so that whoever asks the archive
/// comes between. Keeps the models of those who asked last, from which the next moment is near.
/// Archive thread.
class MomentMaker : public QObject
{
    Q_OBJECT

public:
    /// Models that are kept: each takes as much memory as the live one did then.
    static constexpr std::size_t maxModels = 2;
    /// Nobody went on for so long: their models go.
    static constexpr int keptForMs = 120'000;
    /// Questions that wait; a further one fails.
    static constexpr std::size_t maxWaiting = 16;

    /// `path` is the database file.
    MomentMaker(std::string path, ModelBasis basis);

    /// Numbers questions and those who ask. Any thread.
    quint64 nextNumber() { return ++m_lastNumber; }

    /// Answered by `made`. A newer question of the same traveller takes the place of one that waits,
    /// of which nothing is heard then.
    void make(quint64 number, quint64 traveller, const footfall::MomentRequest& request);
    /// That one is back in the present.
    void leave(quint64 traveller);
    /// What is counted as goals from now on, and how little alerts tell.
    void setGoals(const ChosenGoals& goals);
    void setSensitivities(const Sensitivities& sensitivities);
    /// Somebody is to be forgotten: no model is kept.
    void forgetAll();

Q_SIGNALS:
    /// Without a snapshot: why there is none, a sentence.
    void made(quint64 number, const footfall::SnapshotPtr& snapshot, const QString& why);

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    struct Waiting
    {
        quint64 number;
        quint64 traveller;
        MomentRequest request;
    };
    struct Kept
    {
        quint64 traveller;
        PastModel model;
    };

    void goOnSoon();
    void step();
    /// A snapshot; nothing where it takes another step.
    Result<std::optional<Snapshot>> tryToMake(const Waiting& waiting);
    PastModel& modelOf(quint64 traveller);

    const std::string m_path;
    const ModelBasis m_basis;
    std::atomic<quint64> m_lastNumber = 0;
    ChosenNow m_chosen;
    std::deque<Waiting> m_waiting;
    /// The last one used first.
    std::list<Kept> m_models;
    bool m_isUnderWay = false;
    int m_timer = 0;
};

/// Asks the maker, which must outlive it, from another thread. Lives on the thread that asks.
class Moments : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const Result<Moment>& moment)>;

    explicit Moments(MomentMaker& maker, QObject* parent = nullptr);

    /// A number for somebody who goes through the past; from one moment to the next it is near.
    quint64 newTraveller() { return m_maker.nextNumber(); }
    /// Gives `answer` that moment, never from within this call; not where the same traveller asks
    /// for another before, or leaves.
    void ask(quint64 traveller, const MomentRequest& request, Answer answer);
    void leave(quint64 traveller);

private:
    struct Asked
    {
        quint64 number;
        MomentRequest request;
        Answer answer;
    };

    void take(quint64 number, const SnapshotPtr& snapshot, const QString& why);

    MomentMaker& m_maker;
    /// By traveller: one question each.
    std::unordered_map<quint64, Asked> m_asked;
};

} // namespace footfall
