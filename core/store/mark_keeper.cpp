// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mark_keeper.h"

#include "core/base/json/json_writer.h"
#include "core/base/time/clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace footfall {

namespace {

std::optional<Mark> markIn(const QJsonObject& object)
{
    const Mark mark{TimeMs(object.value(QLatin1String("at")).toInteger(-1)),
                    object.value(QLatin1String("site")).toString().toStdString(),
                    object.value(QLatin1String("text")).toString().toStdString()};
    const bool isGood = object.size() == 3 && markFault(mark).empty();
    return isGood ? std::optional(mark) : std::nullopt;
}

std::optional<std::vector<Mark>> marksIn(const QByteArray& text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const QJsonValue list = object.value(QLatin1String("marks"));
    if (object.size() != 1 || !list.isArray())
        return std::nullopt;
    std::vector<Mark> marks;
    for (const QJsonValue value : list.toArray()) {
        const auto mark = markIn(value.toObject());
        if (!mark || marks.size() == MarkKeeper::maxMarks)
            return std::nullopt;
        marks.push_back(*mark);
    }
    return marks;
}

QByteArray textOf(const std::vector<Mark>& marks)
{
    JsonWriter json;
    json.beginObject().key("marks").beginArray();
    for (const Mark& mark : marks) {
        json.beginObject().key("at").number(mark.at).key("site").text(mark.site);
        json.key("text").text(mark.text).endObject();
    }
    return QByteArray::fromStdString(json.endArray().endObject().take()) + '\n';
}

} // namespace

MarkKeeper::MarkKeeper(const Clock& clock, DurationMs keptFor, QObject* parent)
    : ChoiceKeeper(parent)
    , m_clock(clock)
    , m_keptFor(keptFor)
{
}

Result<void> MarkKeeper::keepIn(const QString& folder, QThread* thread)
{
    const ChoiceFile file(folder + QStringLiteral("/marks.json"),
                          "; it says what is noted in the charts: mend it, or move it away, and nothing is");
    const auto text = file.read();
    if (!text)
        return Error{text.error()};
    const auto marks = *text ? marksIn(**text) : std::vector<Mark>();
    if (!marks)
        return file.notUnderstood();
    writeTo(file, thread);
    m_next = *marks;
    std::erase_if(m_next, [&](const Mark& each) { return each.at < m_clock.now() - m_keptFor; });
    hold();
    return {};
}

void MarkKeeper::add(const Mark& mark, Acknowledge acknowledge)
{
    take({[this, mark] { return prepareToAdd(mark); }, [this] { hold(); }, std::move(acknowledge)});
}

void MarkKeeper::remove(const std::string& site, TimeMs at, Acknowledge acknowledge)
{
    take({[this, site, at] { return prepareToRemove(site, at); }, [this] { hold(); },
          std::move(acknowledge)});
}

Result<QByteArray> MarkKeeper::prepareToAdd(const Mark& mark)
{
    m_next = m_marks;
    const auto isEarlier = [](const Mark& a, const Mark& b) { return a.at < b.at; };
    m_next.insert(std::upper_bound(m_next.begin(), m_next.end(), mark, isEarlier), mark);
    const TimeMs oldest = m_clock.now() - m_keptFor;
    std::erase_if(m_next, [&](const Mark& each) { return each.at < oldest; });
    if (m_next.size() > maxMarks)
        m_next.erase(m_next.begin());
    if (m_next.empty() || mark.at < m_next.front().at)
        return Error{tooOld};
    return textOf(m_next);
}

Result<QByteArray> MarkKeeper::prepareToRemove(const std::string& site, TimeMs at)
{
    m_next = m_marks;
    if (std::erase_if(m_next, [&](const Mark& each) { return each.at == at && each.site == site; }) == 0)
        return Error{unknown};
    return textOf(m_next);
}

void MarkKeeper::hold()
{
    m_marks = m_next;
    Q_EMIT changed();
}

} // namespace footfall
