// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/filtered/filter_choice_keeper.h"

#include "core/base/json/json_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace footfall {

namespace {

constexpr char choicesRemedy[] =
    "; it says which bots are counted and which never: mend it, or move it away, and all are as "
    "the list of bots says";
constexpr QLatin1String countList("count");
constexpr QLatin1String neverList("never");

ChoiceFile fileIn(const QString& folder)
{
    return {folder + QStringLiteral("/bots.json"), choicesRemedy};
}

bool readNames(const QJsonValue& list, bool counts, FilterChoices& choices)
{
    if (!list.isArray())
        return false;
    for (const QJsonValue value : list.toArray()) {
        const std::string name = value.toString().toStdString();
        if (!botNameFault(name).empty() || !choices.counts.emplace(name, counts).second)
            return false;
    }
    return choices.counts.size() <= FilterChoices::maxNames;
}

std::optional<FilterChoices> choicesIn(const QByteArray& text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    FilterChoices choices;
    const bool isGood = object.size() == 2 && readNames(object.value(countList), true, choices) &&
                        readNames(object.value(neverList), false, choices);
    return isGood ? std::optional(std::move(choices)) : std::nullopt;
}

void writeNames(JsonWriter& json, const FilterChoices& choices, bool counts)
{
    json.beginArray();
    for (const auto& [name, counted] : choices.counts) {
        if (counted == counts)
            json.text(name);
    }
    json.endArray();
}

} // namespace

Result<FilterChoices> FilterChoiceKeeper::read(const QString& folder)
{
    const ChoiceFile file = fileIn(folder);
    const auto text = file.read();
    if (!text)
        return Error{text.error()};
    auto choices = *text ? choicesIn(**text) : FilterChoices();
    return choices ? Result(std::move(*choices)) : file.notUnderstood();
}

Result<void> FilterChoiceKeeper::keepIn(const QString& folder, QThread* thread)
{
    const Result<FilterChoices> choices = read(folder);
    if (!choices)
        return Error{choices.error()};
    writeTo(fileIn(folder), thread);
    m_next = *choices;
    hold();
    return {};
}

QByteArray FilterChoiceKeeper::textOf(const FilterChoices& choices)
{
    JsonWriter json;
    writeNames(json.beginObject().key("count"), choices, true);
    writeNames(json.key("never"), choices, false);
    return QByteArray::fromStdString(json.endObject().take()) + '\n';
}

void FilterChoiceKeeper::choose(const std::string& name, std::optional<bool> counts,
                                Acknowledge acknowledge)
{
    const auto prepare = [this, name, counts]() -> Result<QByteArray> {
        m_next = m_choices;
        if (counts)
            m_next.counts[name] = *counts;
        else if (m_next.counts.erase(name) == 0)
            return Error{notChosen};
        if (m_next.counts.size() > FilterChoices::maxNames)
            return Error{tooManyNames};
        return textOf(m_next);
    };
    take({prepare, [this] { hold(); }, std::move(acknowledge)});
}

void FilterChoiceKeeper::hold()
{
    m_choices = m_next;
    Q_EMIT changed(m_choices);
}

} // namespace footfall
