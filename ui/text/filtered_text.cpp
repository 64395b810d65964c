// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/filtered_text.h"

#include "core/source/count_row.h"
#include "ui/text/text_format.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace footfall {
namespace {

struct FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::FilterWords)
};

} // namespace

QString filteredNameText(std::string_view name)
{
    if (name == automationName)
        return FilterWords::tr("Automated browsers");
    if (name == tooFastName)
        return FilterWords::tr("Too fast");
    return name == otherLabel ? FilterWords::tr("Others") : shownText(name);
}

QString botKindText(std::string_view kind)
{
    const std::array<std::pair<const char*, QString>, 12> kinds{
        {{"search-engine", FilterWords::tr("search engine")},
         {"ai-crawler", FilterWords::tr("AI crawler")},
         {"seo", FilterWords::tr("SEO")},
         {"monitoring", FilterWords::tr("monitoring")},
         {"scanner", FilterWords::tr("scanner")},
         {"advertising", FilterWords::tr("advertising")},
         {"social-preview", FilterWords::tr("link preview")},
         {"feed-reader", FilterWords::tr("feed reader")},
         {"http-library", FilterWords::tr("program")},
         {"archiver", FilterWords::tr("archive")},
         {"academic", FilterWords::tr("research")},
         {"browser-automation", FilterWords::tr("automated browser")}}};
    for (const auto& [word, text] : kinds) {
        if (kind == word)
            return text;
    }
    return shownText(kind);
}

QString filterReasonText(FilterReason reason)
{
    switch (reason) {
    case FilterReason::Automation:
        return FilterWords::tr("driven by a program");
    case FilterReason::Speed:
        return FilterWords::tr("too fast for a person");
    case FilterReason::Chosen:
        return FilterWords::tr("chosen");
    case FilterReason::Agent:
        break;
    }
    return FilterWords::tr("known bot");
}

QString filterChoiceText(std::optional<bool> counts)
{
    if (!counts)
        return {};
    return *counts ? FilterWords::tr("counted") : FilterWords::tr("never counted");
}

QString filteredFiguresText(const Filtered& filtered)
{
    if (filtered.today == 0)
        return FilterWords::tr("Nothing was filtered today.");
    return joined({FilterWords::tr("%1 in the last minute").arg(numberText(filtered.lastMinute)),
                   FilterWords::tr("%1 since %2")
                       .arg(numberText(filtered.today), minuteText(filtered.since))});
}

} // namespace footfall
