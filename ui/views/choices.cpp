// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/choices.h"

#include <QSettings>

#include <algorithm>

namespace footfall {
namespace {

constexpr qsizetype maxGeometryBytes = 4 * 1024;

const QString themeKey = QStringLiteral("window/theme");
const QString zoomKey = QStringLiteral("window/zoom");
const QString tablesKey = QStringLiteral("window/tables");
const QString lastViewKey = QStringLiteral("window/view");
const QString geometryKey = QStringLiteral("window/geometry");
/// In the order of BellKind.
const std::array<QString, 3> soundKeys{QStringLiteral("sound/visitors"),
                                       QStringLiteral("sound/goals"),
                                       QStringLiteral("sound/alerts")};

const QString quietOnKey = QStringLiteral("quiet/on");
const QString quietFromKey = QStringLiteral("quiet/from");
const QString quietToKey = QStringLiteral("quiet/to");
const QString quietFormat = QStringLiteral("HH:mm");

QuietHours quietHoursOf(const QSettings& settings)
{
    QuietHours hours;
    hours.isOn = settings.value(quietOnKey).toBool();
    for (const auto& [key, time] :
         {std::pair(quietFromKey, &hours.from), std::pair(quietToKey, &hours.to)}) {
        const QTime kept = QTime::fromString(settings.value(key).toString(), quietFormat);
        *time = kept.isValid() ? kept : *time;
    }
    return hours;
}

QString nameKey(std::size_t place)
{
    return QStringLiteral("views/%1/name").arg(place + 1);
}

QString savedViewKey(std::size_t place)
{
    return QStringLiteral("views/%1/view").arg(place + 1);
}

int numberOf(const QSettings& settings, const QString& key, int least, int most)
{
    return std::clamp(settings.value(key, 0).toInt(), least, most);
}

std::vector<SavedView> viewsOf(const QSettings& settings)
{
    std::vector<SavedView> views;
    for (std::size_t place = 0; place < Choices::maxViews; ++place) {
        const QString name =
            settings.value(nameKey(place)).toString().simplified().left(Choices::maxViewName);
        if (!name.isEmpty())
            views.push_back({name, View::of(settings.value(savedViewKey(place)).toString())});
    }
    return views;
}

void keepViews(QSettings& settings, const std::vector<SavedView>& views)
{
    settings.remove(QStringLiteral("views"));
    for (std::size_t place = 0; place < views.size(); ++place) {
        settings.setValue(nameKey(place), views[place].name);
        settings.setValue(savedViewKey(place), views[place].view.text());
    }
}

} // namespace

Choices Choices::of(const QSettings& settings)
{
    Choices choices;
    choices.theme =
        ThemeChoice(numberOf(settings, themeKey, int(ThemeChoice::System), int(ThemeChoice::Dark)));
    choices.zoom = numberOf(settings, zoomKey, minZoom, maxZoom);
    choices.chartsAsTables = settings.value(tablesKey).toBool();
    for (std::size_t kind = 0; kind < soundKeys.size(); ++kind)
        choices.sounds.at(kind) = settings.value(soundKeys.at(kind)).toBool();
    choices.quiet = quietHoursOf(settings);
    choices.view = View::of(settings.value(lastViewKey).toString());
    choices.views = viewsOf(settings);
    const QByteArray geometry = settings.value(geometryKey).toByteArray();
    if (geometry.size() <= maxGeometryBytes)
        choices.geometry = geometry;
    return choices;
}

void Choices::keepIn(QSettings& settings) const
{
    settings.setValue(themeKey, int(theme));
    settings.setValue(zoomKey, zoom);
    settings.setValue(tablesKey, chartsAsTables);
    for (std::size_t kind = 0; kind < soundKeys.size(); ++kind)
        settings.setValue(soundKeys.at(kind), sounds.at(kind));
    settings.setValue(quietOnKey, quiet.isOn);
    settings.setValue(quietFromKey, quiet.from.toString(quietFormat));
    settings.setValue(quietToKey, quiet.to.toString(quietFormat));
    settings.setValue(lastViewKey, view.text());
    keepViews(settings, views);
    settings.setValue(geometryKey, geometry);
}

} // namespace footfall
