// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/goal_file.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/text_rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace footfall {

namespace {

std::optional<ChosenGoal> goalIn(const QJsonObject& object)
{
    const QJsonValue site = object.value(QLatin1String("site"));
    const QJsonValue name = object.value(QLatin1String("name"));
    const double since = object.value(QLatin1String("since")).toDouble(-1);
    const ChosenGoal goal{site.toString().toStdString(), name.toString().toStdString(),
                          TimeMs(std::int64_t(since))};
    const bool isGood = object.size() == 3 && site.isString() && since >= 0 &&
                        since < ChosenGoals::maxSince &&
                        keyFault(goal.site, maxLength::site).empty() &&
                        goalFault(goal.name).empty();
    return isGood ? std::optional(goal) : std::nullopt;
}

std::optional<ChosenGoals> goalsIn(const QByteArray& text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const QJsonValue list = object.value(QLatin1String("goals"));
    if (object.size() != 1 || !list.isArray())
        return std::nullopt;
    ChosenGoals chosen;
    for (const QJsonValue value : list.toArray()) {
        const auto goal = goalIn(value.toObject());
        if (!goal || !chosen.hasRoomFor(goal->site) || chosen.has(goal->site, goal->name))
            return std::nullopt;
        chosen.goals.push_back(*goal);
    }
    return chosen;
}

} // namespace

GoalFile::GoalFile(const QString& folder)
    : m_file(folder + QStringLiteral("/goals.json"),
             "; it says which events are goals: mend it, or move it away, and there are none")
{
}

Result<ChosenGoals> GoalFile::read() const
{
    const auto text = m_file.read();
    if (!text)
        return Error{text.error()};
    if (!*text)
        return ChosenGoals();
    const auto chosen = goalsIn(**text);
    if (!chosen)
        return m_file.notUnderstood();
    return *chosen;
}

QByteArray GoalFile::textOf(const ChosenGoals& chosen)
{
    JsonWriter json;
    json.beginObject().key("goals").beginArray();
    for (const ChosenGoal& goal : chosen.goals) {
        json.beginObject().key("site").text(goal.site).key("name").text(goal.name);
        json.key("since").number(goal.since).endObject();
    }
    return QByteArray::fromStdString(json.endArray().endObject().take()) + '\n';
}

} // namespace footfall
