// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sensitivity_file.h"

#include "core/base/json/json_writer.h"
#include "core/base/plain_file.h"
#include "core/base/safe_file.h"
#include "core/base/text/text_rules.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <fcntl.h>

namespace footfall {

namespace {

/// Behind why it cannot be read.
constexpr char orMoveAway[] = "; it says how little is to be told of sites: mend it, or move it "
                              "away, and it is as the options say";

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

QByteArray fileText(const ChosenSensitivities& chosen)
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

} // namespace

Result<ChosenSensitivities> SensitivityFile::read() const
{
    const QFileInfo there(m_path);
    if (!there.exists() && !there.isSymLink())
        return ChosenSensitivities();
    const Result<PlainFile> file = PlainFile::open(m_path, O_RDONLY, Links::Refused);
    if (!file)
        return Error{file.error() + orMoveAway};
    const bool isShort = file->facts().st_size <= maxBytes;
    const auto chosen = isShort ? chosenIn(file->read(maxBytes)) : std::nullopt;
    if (!chosen)
        return Error{m_path.toStdString() + ": this cannot be understood" + orMoveAway};
    return *chosen;
}

Result<void> SensitivityFile::write(const ChosenSensitivities& chosen) const
{
    QSaveFile file(m_path);
    const QByteArray text = fileText(chosen);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    const Result<void> kept =
        isWritten ? commitToDisk(file) : Error{file.errorString().toStdString()};
    return kept ? kept : Error{m_path.toStdString() + ": " + kept.error()};
}

} // namespace footfall
