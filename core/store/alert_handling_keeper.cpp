// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/alert_handling_keeper.h"

#include "core/base/json/json_writer.h"
#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/text/text_rules.h"
#include "core/base/time/clock.h"
#include "core/source/alerts/alert_word.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace footfall {

namespace {

constexpr char handlingRemedy[] =
    "; it says which alerts are seen and muted: mend it, or move it away, and none is";

std::optional<TimeMs> timeIn(const QJsonObject& object, QLatin1String name)
{
    const TimeMs at(object.value(name).toInteger(-1));
    return at < epoch ? std::nullopt : std::optional(at);
}

std::optional<AlertTopic> topicIn(const QJsonObject& object)
{
    const auto kind = alertKindNamed(object.value(QLatin1String("kind")).toString().toStdString());
    const QJsonValue site = object.value(QLatin1String("site"));
    const std::string name = site.toString().toStdString();
    if (!kind || !site.isString() || !keyFault(name, maxLength::site).empty())
        return std::nullopt;
    return AlertTopic{*kind, name};
}

bool readSeenEntry(const QJsonObject& object, AlertHandling& handling)
{
    const auto topic = topicIn(object);
    const auto at = timeIn(object, QLatin1String("at"));
    const auto seenAt = timeIn(object, QLatin1String("seenAt"));
    if (!topic || !at || !seenAt || object.size() != 4)
        return false;
    handling.seen.emplace(AlertKey(*at, topic->kind, topic->site), *seenAt);
    return handling.seen.size() <= AlertHandling::maxSeen;
}

bool readMuteEntry(const QJsonObject& object, AlertHandling& handling)
{
    const auto topic = topicIn(object);
    const auto until = timeIn(object, QLatin1String("until"));
    if (!topic || !until || object.size() != 3)
        return false;
    handling.mutes.emplace(*topic, *until);
    return handling.mutes.size() <= AlertHandling::maxMutes;
}

/// Of a newer Footfall; to start without it is better than not to start.
bool isOfUnknownKind(const QJsonObject& object)
{
    const QJsonValue kind = object.value(QLatin1String("kind"));
    return kind.isString() && !alertKindNamed(kind.toString().toStdString());
}

bool readList(const QJsonValue& list, AlertHandling& handling,
              bool (*read)(const QJsonObject&, AlertHandling&))
{
    if (!list.isArray())
        return false;
    int unknown = 0;
    for (const QJsonValue value : list.toArray()) {
        const QJsonObject entry = value.toObject();
        if (isOfUnknownKind(entry))
            ++unknown;
        else if (!read(entry, handling))
            return false;
    }
    if (unknown > 0)
        qCWarning(logStore, "alerts.json: %d left out, of kinds of alerts that are not known",
                  unknown);
    return true;
}

std::optional<AlertHandling> handlingIn(const QByteArray& text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    AlertHandling handling;
    const bool isGood = object.size() == 2 &&
                        readList(object.value(QLatin1String("seen")), handling, readSeenEntry) &&
                        readList(object.value(QLatin1String("mutes")), handling, readMuteEntry);
    return isGood ? std::optional(std::move(handling)) : std::nullopt;
}

// Those listed, and as many that are open.
static_assert(AlertHandling::maxSeen >= 2 * std::size_t(Limits().alerts));

/// By when they were seen: an alert's own time may be of a clock that was ahead.
void makeRoomFor(const AlertKey& added, std::map<AlertKey, TimeMs>& seen)
{
    auto oldest = seen.end();
    for (auto each = seen.begin(); each != seen.end(); ++each) {
        const bool isOlder = oldest == seen.end() || each->second < oldest->second;
        if (isOlder && !(each->first == added))
            oldest = each;
    }
    seen.erase(oldest);
}

} // namespace

AlertHandlingKeeper::AlertHandlingKeeper(const Clock& clock, QObject* parent)
    : ChoiceKeeper(parent)
    , m_clock(clock)
{
}

Result<void> AlertHandlingKeeper::keepIn(const QString& folder, QThread* thread)
{
    const ChoiceFile file(folder + QStringLiteral("/alerts.json"), handlingRemedy);
    const auto text = file.read();
    if (!text)
        return Error{text.error()};
    const auto handling = *text ? handlingIn(**text) : AlertHandling();
    if (!handling)
        return file.notUnderstood();
    writeTo(file, thread);
    m_next = *handling;
    endMutes(m_next);
    hold();
    return {};
}

QByteArray AlertHandlingKeeper::textOf(const AlertHandling& handling)
{
    JsonWriter json;
    json.beginObject().key("seen").beginArray();
    for (const auto& [alert, seenAt] : handling.seen) {
        json.beginObject().key("kind").text(alertWord(alert.kind)).key("site").text(alert.site);
        json.key("at").number(alert.at).key("seenAt").number(seenAt).endObject();
    }
    json.endArray().key("mutes").beginArray();
    for (const auto& [topic, until] : handling.mutes) {
        json.beginObject().key("kind").text(alertWord(topic.kind)).key("site").text(topic.site);
        json.key("until").number(until).endObject();
    }
    return QByteArray::fromStdString(json.endArray().endObject().take()) + '\n';
}

void AlertHandlingKeeper::see(const AlertKey& alert, Acknowledge acknowledge)
{
    const auto add = [this, alert](AlertHandling& next) -> Result<void> {
        next.seen.emplace(alert, m_clock.now());
        if (next.seen.size() > AlertHandling::maxSeen)
            makeRoomFor(alert, next.seen);
        return {};
    };
    change(add, std::move(acknowledge));
}

void AlertHandlingKeeper::unsee(const AlertKey& alert, Acknowledge acknowledge)
{
    const auto remove = [alert](AlertHandling& next) {
        return next.seen.erase(alert) > 0 ? Result<void>() : Error{notSeen};
    };
    change(remove, std::move(acknowledge));
}

void AlertHandlingKeeper::mute(const AlertTopic& topic, Acknowledge acknowledge)
{
    const auto add = [this, topic](AlertHandling& next) -> Result<void> {
        next.mutes[topic] = m_clock.now() + AlertHandling::muteSpan;
        if (next.mutes.size() > AlertHandling::maxMutes)
            return Error{tooManyMutes};
        return {};
    };
    change(add, std::move(acknowledge));
}

void AlertHandlingKeeper::unmute(const AlertTopic& topic, Acknowledge acknowledge)
{
    const auto remove = [topic](AlertHandling& next) {
        return next.mutes.erase(topic) > 0 ? Result<void>() : Error{notMuted};
    };
    change(remove, std::move(acknowledge));
}

void AlertHandlingKeeper::change(Change change, Acknowledge acknowledge)
{
    const auto prepare = [this, change = std::move(change)]() -> Result<QByteArray> {
        m_next = m_handling;
        endMutes(m_next);
        const Result<void> changed = change(m_next);
        return changed ? Result<QByteArray>(textOf(m_next)) : Error{changed.error()};
    };
    take({prepare, [this] { hold(); }, std::move(acknowledge)});
}

/// The file has them until something else is kept: the next start leaves them out as well.
void AlertHandlingKeeper::tick()
{
    if (endMutes(m_handling))
        Q_EMIT changed(m_handling);
}

/// Whether there were any. A clock that was set back does not make one longer.
bool AlertHandlingKeeper::endMutes(AlertHandling& handling) const
{
    const TimeMs now = m_clock.now();
    return std::erase_if(handling.mutes, [now](const auto& mute) {
               return mute.second <= now || mute.second > now + AlertHandling::muteSpan;
           }) > 0;
}

void AlertHandlingKeeper::hold()
{
    m_handling = m_next;
    Q_EMIT changed(m_handling);
}

} // namespace footfall
