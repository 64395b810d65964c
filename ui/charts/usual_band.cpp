// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/usual_band.h"

#include "ui/look/theme.h"
#include "ui/text/alert_text.h"

#include <QAreaSeries>
#include <QChart>
#include <QCoreApplication>
#include <QLineSeries>

#include <algorithm>

namespace footfall {
namespace {

struct BandWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::UsualBand)
};

Usual between(const Usual& a, const Usual& b, double part)
{
    const auto mix = [part](double from, double to) { return from + (to - from) * part; };
    return {mix(a.level, b.level), mix(a.low, b.low), mix(a.high, b.high)};
}

} // namespace

std::optional<Usual> usualAt(const std::vector<UsualPoint>& points, TimeMs at)
{
    const auto isBefore = [](const UsualPoint& point, TimeMs time) { return point.at < time; };
    const auto after = std::lower_bound(points.begin(), points.end(), at, isBefore);
    if (after == points.end())
        return std::nullopt;
    if (after->at == at)
        return after->usual;
    if (after == points.begin())
        return std::nullopt;
    const UsualPoint& before = *(after - 1);
    return between(before.usual, after->usual,
                   double(at - before.at) / double(after->at - before.at));
}

QString withUsual(const QString& value, const std::vector<UsualPoint>& points, TimeMs at)
{
    const std::optional<Usual> usual = usualAt(points, at);
    return usual ? BandWords::tr("%1, %2").arg(value, usualText(usual)) : value;
}

UsualBand::UsualBand(QChart* chart)
    : m_low(new QLineSeries(chart))
    , m_high(new QLineSeries(chart))
    , m_area(new QAreaSeries(m_high, m_low))
{
    m_area->setName(BandWords::tr("usual"));
}

void UsualBand::show(const std::vector<UsualPoint>& points, int places,
                     const std::function<TimeMs(int place)>& timeOf)
{
    QList<QPointF> low;
    QList<QPointF> high;
    m_highest = 0;
    for (int place = 0; place < places; ++place) {
        const std::optional<Usual> usual = usualAt(points, timeOf(place));
        if (!usual)
            continue;
        low.append({double(place), usual->low});
        high.append({double(place), usual->high});
        m_highest = std::max(m_highest, usual->high);
    }
    m_low->replace(low);
    m_high->replace(high);
    m_area->setVisible(!low.isEmpty());
}

void UsualBand::applyLook()
{
    m_area->setPen(Qt::NoPen);
    m_area->setBrush(Theme::current().accentSoft);
}

} // namespace footfall
