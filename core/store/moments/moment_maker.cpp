// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/moments/moment_maker.h"

#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

const std::string cannotRead = "The store cannot be read: ";

} // namespace

MomentMaker::MomentMaker(std::string path, ModelBasis basis)
    : m_path(std::move(path))
    , m_basis(std::move(basis))
{
}

void MomentMaker::make(quint64 number, quint64 traveller, const MomentRequest& request)
{
    std::erase_if(m_waiting, [&](const Waiting& each) { return each.traveller == traveller; });
    if (m_waiting.size() >= maxWaiting) {
        Q_EMIT made(number, nullptr, QStringLiteral("Too many look at the past at the moment"));
        return;
    }
    m_waiting.push_back({number, traveller, request});
    goOnSoon();
}

void MomentMaker::leave(quint64 traveller)
{
    std::erase_if(m_waiting, [&](const Waiting& each) { return each.traveller == traveller; });
    m_models.remove_if([&](const Kept& each) { return each.traveller == traveller; });
}

void MomentMaker::setGoals(const ChosenGoals& goals)
{
    m_chosen.goals = goals;
    m_models.clear();
}

void MomentMaker::setSensitivities(const Sensitivities& sensitivities)
{
    m_chosen.sensitivities = sensitivities;
    m_models.clear();
}

void MomentMaker::forgetAll()
{
    m_models.clear();
}

void MomentMaker::goOnSoon()
{
    if (!std::exchange(m_isUnderWay, true))
        QMetaObject::invokeMethod(this, &MomentMaker::step, Qt::QueuedConnection);
}

void MomentMaker::step()
{
    m_isUnderWay = false;
    if (m_waiting.empty())
        return;
    const Waiting first = m_waiting.front();
    Result<std::optional<Snapshot>> result = tryToMake(first);
    if (!result || *result) {
        m_waiting.pop_front();
        if (result)
            Q_EMIT made(first.number, std::make_shared<const Snapshot>(std::move(**result)), {});
        else
            Q_EMIT made(first.number, nullptr, QString::fromStdString(result.error()));
    }
    if (!m_waiting.empty())
        goOnSoon();
}

Result<std::optional<Snapshot>> MomentMaker::tryToMake(const Waiting& waiting)
{
    Result<Database> database = Database::open(m_path, Database::Mode::ReadOnly);
    if (!database)
        return Error{cannotRead + database.error()};
    PastModel& model = modelOf(waiting.traveller);
    const Result<Progress> progress = model.goOn(*database, waiting.request.at, m_chosen);
    if (!progress)
        return Error{cannotRead + progress.error()};
    if (*progress == Progress::More)
        return std::optional<Snapshot>();
    Result<Snapshot> snapshot = model.snapshot(*database, waiting.request.view);
    if (!snapshot)
        return Error{cannotRead + snapshot.error()};
    return std::optional(std::move(*snapshot));
}

PastModel& MomentMaker::modelOf(quint64 traveller)
{
    const auto kept = std::find_if(m_models.begin(), m_models.end(), [&](const Kept& each) {
        return each.traveller == traveller;
    });
    if (kept != m_models.end()) {
        m_models.splice(m_models.begin(), m_models, kept);
    } else {
        if (m_models.size() >= maxModels)
            m_models.pop_back();
        m_models.push_front({traveller, PastModel(m_basis)});
    }
    if (m_timer != 0)
        killTimer(m_timer);
    m_timer = startTimer(keptForMs);
    return m_models.front().model;
}

void MomentMaker::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer)
        return QObject::timerEvent(event);
    killTimer(std::exchange(m_timer, 0));
    m_models.clear();
}

Moments::Moments(MomentMaker& maker, QObject* parent)
    : QObject(parent)
    , m_maker(maker)
{
    qRegisterMetaType<SnapshotPtr>();
    connect(&maker, &MomentMaker::made, this, &Moments::take, Qt::QueuedConnection);
}

void Moments::ask(quint64 traveller, const MomentRequest& request, Answer answer)
{
    const quint64 number = m_maker.nextNumber();
    m_asked.insert_or_assign(traveller, Asked{number, request, std::move(answer)});
    QMetaObject::invokeMethod(&m_maker, [maker = &m_maker, number, traveller, request] {
        maker->make(number, traveller, request);
    }, Qt::QueuedConnection);
}

void Moments::leave(quint64 traveller)
{
    m_asked.erase(traveller);
    QMetaObject::invokeMethod(&m_maker, [maker = &m_maker, traveller] { maker->leave(traveller); }, Qt::QueuedConnection);
}

void Moments::take(quint64 number, const SnapshotPtr& snapshot, const QString& why)
{
    const auto asked = std::find_if(m_asked.begin(), m_asked.end(), [&](const auto& each) {
        return each.second.number == number;
    });
    if (asked == m_asked.end())
        return;
    const Asked question = std::move(asked->second);
    m_asked.erase(asked);
    if (snapshot)
        question.answer(Moment{question.request, snapshot});
    else
        question.answer(Error{why.toStdString()});
}

} // namespace footfall
