// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/live/live_request.h"

#include "core/base/json/json_document.h"
#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"
#include "core/live/goals/chosen_goals.h"
#include "core/protocol/live/live_view.h"
#include "core/source/alerts/alert_word.h"
#include "core/source/filtered/filtered.h"

#include <QJsonObject>

#include <cmath>

namespace footfall {

namespace {

using What = decltype(LiveRequest::what);

constexpr double maxExactInteger = 9'007'199'254'740'992.0; // 2^53
/// What a text in a question may have at most: characters.
constexpr qsizetype textCharacters = 2'048;
constexpr qsizetype typeShown = 64;
/// A longer frame is not looked through for an id when it is refused.
constexpr qsizetype refusedBytes = 1'024;

/// Reads the members of `data`; the first one that is bad is kept as a complaint.
class Members
{
public:
    explicit Members(const QJsonValue& data)
        : m_object(data.toObject())
    {
        if (!data.isObject() && !data.isNull() && !data.isUndefined())
            m_complaint = "data: an object is needed";
    }

    bool has(QLatin1String name) const
    {
        const QJsonValue value = m_object.value(name);
        return !value.isUndefined() && !value.isNull();
    }
    std::optional<std::string> text(QLatin1String name)
    {
        if (!has(name))
            return std::nullopt;
        const QJsonValue value = m_object.value(name);
        if (!value.isString() || value.toString().size() > textCharacters)
            complain(name, "a text of at most 2048 characters is needed");
        return value.toString().toStdString();
    }
    std::int64_t number(QLatin1String name, std::int64_t otherwise)
    {
        if (!has(name))
            return otherwise;
        const double value = m_object.value(name).toDouble(-1);
        const bool isGood = value >= 0 && value <= maxExactInteger && value == std::floor(value);
        if (!isGood)
            complain(name, "a whole number is needed");
        return isGood ? std::int64_t(value) : otherwise;
    }
    std::int64_t neededNumber(QLatin1String name)
    {
        if (!has(name))
            complain(name, "a whole number is needed");
        return number(name, 0);
    }
    /// Epoch: there is none.
    TimeMs moment(QLatin1String name) { return TimeMs(number(name, 0)); }
    TimeMs neededMoment(QLatin1String name) { return TimeMs(neededNumber(name)); }
    void complain(QLatin1String name, std::string_view needed)
    {
        if (m_complaint.empty())
            m_complaint.append(name.data(), std::size_t(name.size())).append(": ").append(needed);
    }
    /// What was read, or the complaint.
    What orComplaint(What what) const
    {
        return m_complaint.empty() ? std::move(what) : BadLiveRequest{m_complaint};
    }

private:
    const QJsonObject m_object;
    std::string m_complaint;
};

What readWatch(const QJsonValue& data)
{
    const Result<ViewFields> fields = viewFields(data);
    if (!fields)
        return BadLiveRequest{fields.error()};
    Result<SnapshotRequest> view = readView(*fields);
    if (!view)
        return BadLiveRequest{view.error()};
    return WatchRequest{std::move(*view)};
}

What readFollow(const QJsonValue& data)
{
    if (data.isNull() || data.isUndefined())
        return FollowRequest{};
    Members members(data);
    const std::string site = members.text(QLatin1String("site")).value_or(std::string());
    const std::optional<std::string> session = members.text(QLatin1String("sessionId"));
    if (!session)
        members.complain(QLatin1String("sessionId"), "a text is needed");
    return members.orComplaint(FollowRequest{SessionKey{site, session.value_or(std::string())}});
}

/// A view as of `watch`, and when; perhaps a session, whose whole journey is wanted.
What readMoment(const QJsonValue& data)
{
    What view = readWatch(data);
    if (std::holds_alternative<BadLiveRequest>(view))
        return view;
    Members members(data);
    MomentRequest request{members.neededMoment(QLatin1String("at")),
                          std::get<WatchRequest>(std::move(view)).view};
    if (const auto session = members.text(QLatin1String("sessionId")))
        request.view.selected = SessionKey{
            members.text(QLatin1String("sessionSite")).value_or(std::string()), *session};
    return members.orComplaint(std::move(request));
}

What readHistory(const QJsonValue& data)
{
    Members members(data);
    HistoryRequest request;
    request.site = members.text(QLatin1String("site"));
    request.from = members.neededMoment(QLatin1String("from"));
    request.to = members.neededMoment(QLatin1String("to"));
    request.step = members.neededNumber(QLatin1String("step"));
    return members.orComplaint(request);
}

What readVisits(const QJsonValue& data)
{
    Members members(data);
    VisitQuery query;
    query.site = members.text(QLatin1String("site"));
    query.text = members.text(QLatin1String("text")).value_or(std::string());
    query.from = members.moment(QLatin1String("from"));
    query.to = members.moment(QLatin1String("to"));
    query.before = std::uint64_t(members.number(QLatin1String("before"), 0));
    query.limit = std::size_t(members.number(QLatin1String("limit"), std::int64_t(query.limit)));
    return members.orComplaint(query);
}

What readVisit(const QJsonValue& data)
{
    Members members(data);
    const std::int64_t visit = members.neededNumber(QLatin1String("visit"));
    return members.orComplaint(VisitRequest{std::uint64_t(visit)});
}

What readReplay(const QJsonValue& data)
{
    Members members(data);
    AlertReplayRequest request;
    request.site = members.text(QLatin1String("site"));
    request.from = members.neededMoment(QLatin1String("from"));
    request.to = members.neededMoment(QLatin1String("to"));
    return members.orComplaint(request);
}

What readChoice(const QJsonValue& data)
{
    const Result<SensitivityRequest> choice = readSensitivity(data);
    return choice ? What(*choice) : What(BadLiveRequest{choice.error()});
}

What readGoalChoice(const QJsonValue& data)
{
    const Result<GoalRequest> choice = readGoal(data);
    return choice ? What(*choice) : What(BadLiveRequest{choice.error()});
}

/// Without a moment it is of now, which is not known here: epoch.
What readMarkChoice(const QJsonValue& data)
{
    if (!data.toObject().value(QLatin1String("noted")).toBool(true)) {
        Members members(data);
        const std::string site = members.text(QLatin1String("site")).value_or(std::string());
        return members.orComplaint(
            MarkRequest{{members.neededMoment(QLatin1String("at")), lowered(site), {}}, true});
    }
    const Result<Mark> mark = readMark(data, epoch);
    return mark ? What(MarkRequest{*mark}) : What(BadLiveRequest{mark.error()});
}

What readSeenChoice(const QJsonValue& data)
{
    const Result<SeenRequest> seen = readSeenAlert(data);
    return seen ? What(*seen) : What(BadLiveRequest{seen.error()});
}

What readMuteChoice(const QJsonValue& data)
{
    const Result<MuteRequest> mute = readMute(data);
    return mute ? What(*mute) : What(BadLiveRequest{mute.error()});
}

What readBot(const QJsonValue& data)
{
    const Result<BotRequest> bot = readBotChoice(data);
    return bot ? What(*bot) : What(BadLiveRequest{bot.error()});
}

struct Reader
{
    QLatin1String type;
    What (*read)(const QJsonValue& data);
};

const Reader readers[] = {
    {QLatin1String("watch"), readWatch},
    {QLatin1String("follow"), readFollow},
    {QLatin1String("history"), readHistory},
    {QLatin1String("visits"), readVisits},
    {QLatin1String("visit"), readVisit},
    {QLatin1String("replay"), readReplay},
    {QLatin1String("moment"), readMoment},
    {QLatin1String("leave"), [](const QJsonValue&) -> What { return LeaveRequest{}; }},
    {QLatin1String("sensitivity"), readChoice},
    {QLatin1String("goal"), readGoalChoice},
    {QLatin1String("mark"), readMarkChoice},
    {QLatin1String("alert-seen"), readSeenChoice},
    {QLatin1String("alert-mute"), readMuteChoice},
    {QLatin1String("bot"), readBot},
    {QLatin1String("clear"), [](const QJsonValue&) -> What { return ClearRequest{}; }},
    {QLatin1String("login"), [](const QJsonValue&) -> What { return LoginRequest{}; }},
};

What readWhat(const QJsonObject& frame)
{
    const QJsonValue type = frame.value(QLatin1String("type"));
    if (!type.isString())
        return BadLiveRequest{"type: a text is needed"};
    for (const Reader& reader : readers) {
        if (type.toString() == reader.type)
            return reader.read(frame.value(QLatin1String("data")));
    }
    return BadLiveRequest{std::string("Unknown message type: \"")
                              .append(type.toString().left(typeShown).toStdString())
                              .append("\"")};
}

std::string idOf(const QJsonValue& id)
{
    if (!id.isDouble())
        return {};
    const double value = id.toDouble();
    if (value == std::floor(value) && std::abs(value) <= maxExactInteger)
        return std::to_string(std::int64_t(value));
    return QByteArray::number(value, 'g', 17).toStdString();
}

} // namespace

Result<SensitivityRequest> readSensitivity(const QJsonValue& data)
{
    const QJsonObject object = data.toObject();
    const QJsonValue site = object.value(QLatin1String("site"));
    const QJsonValue word = object.value(QLatin1String("sensitivity"));
    const auto sensitivity = sensitivityNamed(word.toString().toStdString());
    if (!data.isObject() || !sensitivity)
        return Error{"sensitivity: \"quiet\", \"normal\" or \"keen\" is needed"};
    if (site.isUndefined() || site.isNull())
        return SensitivityRequest{std::nullopt, *sensitivity};
    if (!site.isString())
        return Error{"site: a text is needed, or nothing for all others"};
    const std::string name = site.toString().toStdString();
    if (const std::string fault = keyFault(name, maxLength::site); !fault.empty())
        return Error{"site: " + fault};
    return SensitivityRequest{lowered(name), *sensitivity};
}

Result<GoalRequest> readGoal(const QJsonValue& data)
{
    const QJsonObject object = data.toObject();
    const QJsonValue site = object.value(QLatin1String("site"));
    const QJsonValue name = object.value(QLatin1String("name"));
    const QJsonValue chosen = object.value(QLatin1String("chosen"));
    if (!name.isString())
        return Error{"name: the name of an event is needed"};
    if (!site.isString() && !site.isUndefined() && !site.isNull())
        return Error{"site: a text is needed"};
    if (!chosen.isBool() && !chosen.isUndefined() && !chosen.isNull())
        return Error{"chosen: true or false is needed"};
    return checkGoal({site.toString().toStdString(), name.toString().toStdString(),
                      chosen.toBool(true)});
}

Result<Mark> readMark(const QJsonValue& data, TimeMs now)
{
    const QJsonObject object = data.toObject();
    const QJsonValue at = object.value(QLatin1String("at"));
    const QJsonValue site = object.value(QLatin1String("site"));
    const bool hasTime = !at.isUndefined() && !at.isNull();
    if (!site.isString() && !site.isUndefined() && !site.isNull())
        return Error{"site: a text is needed, or nothing for all"};
    Mark mark{hasTime ? TimeMs(at.toInteger(-1)) : now, lowered(site.toString().toStdString()),
              object.value(QLatin1String("text")).toString().trimmed().toStdString()};
    if (const std::string fault = markFault(mark); !fault.empty())
        return Error{fault};
    return mark;
}

Result<SeenRequest> readSeenAlert(const QJsonValue& data)
{
    const QJsonObject object = data.toObject();
    const qint64 id = object.value(QLatin1String("id")).toInteger(-1);
    const QJsonValue at = object.value(QLatin1String("at"));
    const QJsonValue seen = object.value(QLatin1String("seen"));
    if (id <= 0)
        return Error{"id: the number of an alert is needed"};
    if (!at.isUndefined() && !at.isNull() && at.toInteger(-1) < 0)
        return Error{"at: a moment is needed, in milliseconds, or nothing"};
    if (!seen.isBool() && !seen.isUndefined() && !seen.isNull())
        return Error{"seen: true or false is needed"};
    SeenRequest request{std::uint64_t(id), std::nullopt, seen.toBool(true)};
    if (at.isDouble())
        request.at = TimeMs(at.toInteger());
    return request;
}

Result<AlertTopic> readAlertTopic(const std::string& kind, const std::string& site)
{
    const auto known = alertKindNamed(kind);
    if (!known)
        return Error{"kind: the kind of an alert is needed, as \"spike\" or \"silence\""};
    if (const std::string fault = keyFault(site, maxLength::site); !fault.empty())
        return Error{"site: " + fault};
    return AlertTopic{*known, lowered(site)};
}

Result<MuteRequest> readMute(const QJsonValue& data)
{
    const QJsonObject object = data.toObject();
    const QJsonValue site = object.value(QLatin1String("site"));
    const QJsonValue muted = object.value(QLatin1String("muted"));
    if (!site.isString() && !site.isUndefined() && !site.isNull())
        return Error{"site: a text is needed"};
    if (!muted.isBool() && !muted.isUndefined() && !muted.isNull())
        return Error{"muted: true or false is needed"};
    const Result<AlertTopic> topic =
        readAlertTopic(object.value(QLatin1String("kind")).toString().toStdString(),
                       site.toString().toStdString());
    if (!topic)
        return Error{topic.error()};
    return MuteRequest{*topic, muted.toBool(true)};
}

Result<BotRequest> readBotChoice(const QJsonValue& data)
{
    const QJsonObject object = data.toObject();
    const QJsonValue counts = object.value(QLatin1String("counts"));
    const bool isTakenBack = counts.isUndefined() || counts.isNull();
    if (!object.value(QLatin1String("name")).isString())
        return Error{"name: the name of a bot is needed"};
    if (!counts.isBool() && !isTakenBack)
        return Error{"counts: true, false or null is needed"};
    const std::string name = object.value(QLatin1String("name")).toString().toStdString();
    if (const std::string fault = botNameFault(name); !fault.empty())
        return Error{"name: " + fault};
    return BotRequest{name, isTakenBack ? std::nullopt : std::optional(counts.toBool())};
}

Result<GoalRequest> checkGoal(GoalRequest request)
{
    if (const std::string fault = keyFault(request.site, maxLength::site); !fault.empty())
        return Error{"site: " + fault};
    if (const std::string fault = goalFault(request.name); !fault.empty())
        return Error{"name: " + fault};
    request.site = lowered(request.site);
    return request;
}

LiveRequest readLiveRequest(const QByteArray& frame)
{
    const Result<QJsonDocument> document = readJson(frame);
    if (!document)
        return {{}, BadLiveRequest{document.error()}};
    if (!document->isObject())
        return {{}, BadLiveRequest{"A JSON object with a \"type\" is needed"}};
    const QJsonObject object = document->object();
    return {idOf(object.value(QLatin1String("id"))), readWhat(object)};
}

std::string readLiveId(const QByteArray& frame)
{
    if (frame.size() > refusedBytes)
        return {};
    return idOf(readJsonObject(frame).value(QLatin1String("id")));
}

} // namespace footfall
