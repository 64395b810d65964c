// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/page_text.h"

#include "core/base/text/page_name.h"
#include "ui/text/alert_text.h"
#include "ui/text/text_format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace footfall {
namespace {

struct PageText
{
    Q_DECLARE_TR_FUNCTIONS(PageText)
};

constexpr std::ptrdiff_t rateMinutes = 5;

/// Away from what is usual, as the band is shown in whole numbers.
std::int64_t shownRate(const PageDetail& detail)
{
    const double rate = viewsPerMinute(detail);
    const bool isAbove = detail.usualPerMinute && rate > detail.usualPerMinute->level;
    return std::int64_t(isAbove ? std::ceil(rate) : std::floor(rate));
}

QString viewsText(std::int64_t views)
{
    return countText(views, PageText::tr("%1 views", nullptr, numerus(views)));
}

} // namespace

std::string chosenPage(const SnapshotFilter& filter)
{
    const std::string& page = filter.page.only();
    const bool isOne = !filter.excludes(FilterField::Page) && !page.ends_with(pagePrefixMark);
    return isOne ? pageName(page) : std::string();
}

QString pageFiguresText(const PageDetail& detail, bool isOfSome, bool isPast)
{
    const QString today =
        isOfSome ? countText(detail.viewsToday, PageText::tr("of all %1 views today", nullptr,
                                                             numerus(detail.viewsToday)))
                 : countText(detail.viewsToday,
                             PageText::tr("%1 views today", nullptr, numerus(detail.viewsToday)));
    const QString dwell =
        detail.medianDwell
            ? PageText::tr("%1 on it (median)").arg(durationText(*detail.medianDwell / 1000))
            : QString();
    const QString onIt = isPast ? PageText::tr("%1 on it then") : PageText::tr("%1 on it now");
    return joined({onIt.arg(numberText(detail.now)), today, dwell});
}

double viewsPerMinute(const PageDetail& detail)
{
    const auto& views = detail.viewsByMinute;
    const auto over = std::ptrdiff_t(views.size()) - 1;
    const auto minutes = std::min(over, rateMinutes);
    if (minutes < 1)
        return views.empty() ? 0 : views.back();
    const auto end = views.begin() + over;
    return double(std::accumulate(end - minutes, end, std::int64_t(0))) / double(minutes);
}

QString pageRateText(const PageDetail& detail, bool isOfSome)
{
    return (isOfSome ? PageText::tr("Of all %1 views a minute, %2")
                     : PageText::tr("%1 views a minute, %2"))
        .arg(rateText(viewsPerMinute(detail)),
             standingText(shownRate(detail), detail.usualPerMinute));
}

Standing pageStanding(const PageDetail& detail)
{
    return shownStanding(shownRate(detail), detail.usualPerMinute);
}

QString pageMinuteText(const PageDetail& detail, int place)
{
    const bool isLast = std::size_t(place) + 1 == detail.viewsByMinute.size();
    const QString views = viewsText(detail.viewsByMinute[std::size_t(place)]);
    return joined({minuteText(detail.firstMinute + place * minuteMs),
                   isLast ? PageText::tr("%1 so far").arg(views) : views});
}

} // namespace footfall
