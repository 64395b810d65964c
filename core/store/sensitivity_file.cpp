// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sensitivity_file.h"

#include "core/base/json/json_writer.h"
#include "core/base/text/text_rules.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace footfall {

namespace {

std::optional<Sensitivity> sensitivityIn(const QJsonValue& value)
{
    return sensitivityNamed(value.toString().toStdString());
}

/// Of each site, into `chosen`; whether all of it can be.
bool readSites(const QJsonValue& sites, ChosenSensitivities& chosen)
{
    const QJsonObject object = sites.toObject();
    if (!sites.isObject() || object.size() > qsizetype(ChosenSensitivities::maxSites))
        return false;
    for (auto site = object.begin(); site != object.end(); ++site) {
        const auto sensitivity = sensitivityIn(site.value());
        const std::string name = site.key().toStdString();
        if (!sensitivity || !keyFault(name, maxLength::site).empty())
            return false;
        chosen.bySite[name] = *sensitivity;
    }
    return true;
}

std::optional<ChosenSensitivities> chosenIn(const QByteArray& text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    const QJsonObject object = document.object();
    ChosenSensitivities chosen;
    chosen.others = sensitivityIn(object.value(QLatin1String("others")));
    const qsizetype known = chosen.others ? 2 : 1;
    const bool isGood = document.isObject() && object.size() == known &&
                        readSites(object.value(QLatin1String("sites")), chosen);
    return isGood ? std::optional(chosen) : std::nullopt;
}

} // namespace

SensitivityFile::SensitivityFile(const QString& folder)
    : m_file(folder + QStringLiteral("/sensitivity.json"),
             "; it says how little is to be told of sites: mend it, or move it away, and it is as "
             "the options say")
{
}

QByteArray SensitivityFile::textOf(const ChosenSensitivities& chosen)
{
    JsonWriter json;
    json.beginObject();
    if (chosen.others)
        json.key("others").text(sensitivityWord(*chosen.others));
    json.key("sites").beginObject();
    for (const auto& [site, sensitivity] : chosen.bySite)
        json.key(site).text(sensitivityWord(sensitivity));
    json.endObject().endObject();
    return QByteArray::fromStdString(json.take()) + '\n';
}

Result<ChosenSensitivities> SensitivityFile::read() const
{
    const auto text = m_file.read();
    if (!text)
        return Error{text.error()};
    if (!*text)
        return ChosenSensitivities();
    const auto chosen = chosenIn(**text);
    if (!chosen)
        return m_file.notUnderstood();
    return *chosen;
}

} // namespace footfall
