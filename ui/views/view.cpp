// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/view.h"

#include <QUrl>
#include <QUrlQuery>

namespace footfall {
namespace {

/// Of a whole view; what is beyond is left out.
constexpr qsizetype maxViewText = 64 * 1024;

QString nameOf(std::string_view latin1)
{
    return QString::fromLatin1(latin1.data(), qsizetype(latin1.size()));
}

void add(QUrlQuery& query, const QString& name, const std::string& value)
{
    query.addQueryItem(name,
                       QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(value))));
}

std::string bounded(const QString& text, std::size_t most)
{
    std::string value = text.toStdString();
    keepFirst(value, most);
    return value;
}

std::string bounded(const QUrlQuery& query, const QString& name, std::size_t most)
{
    return bounded(query.queryItemValue(name, QUrl::FullyDecoded), most);
}

/// As many as there is room for.
FilterValues valuesOf(const QUrlQuery& query, const FilterField& field)
{
    FilterValues values;
    for (const QString& value : query.allQueryItemValues(nameOf(field.name), QUrl::FullyDecoded))
        values.add(bounded(value, field.most));
    return values;
}

/// Only a field that is set can be turned around.
std::uint16_t setOf(const SnapshotFilter& filter, std::uint16_t excluded)
{
    for (std::size_t i = 0; i < filterFields.size(); ++i) {
        if ((filter.*filterFields[i].values).empty())
            excluded &= std::uint16_t(~(1U << i));
    }
    return excluded;
}

} // namespace

const std::vector<ViewChoice>& viewChoices()
{
    static const std::vector<ViewChoice> all{
        {"chart", {"live", "today", "hours"}},
        {"rank",
         {"pages", "entries", "exits", "countries", "cities", "referrers", "campaigns", "browsers",
          "systems", "devices", "events"}},
        {"list", {"sessions", "past", "viewers"}},
        {"order", {"arrival", "activity"}},
        {"side", {"", "alerts", "journey", "page", "feed"}}};
    return all;
}

QString View::text() const
{
    QUrlQuery query;
    if (filter.site)
        add(query, QStringLiteral("site"), *filter.site);
    for (const FilterField& field : filterFields) {
        for (const std::string& value : filter.*field.values)
            add(query, nameOf(field.name), value);
    }
    if (!filter.text.empty())
        add(query, QStringLiteral("text"), filter.text);
    if (filter.excluded != 0)
        add(query, QStringLiteral("not"), excludedNames(filter));
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const ViewChoice& choice = viewChoices()[i];
        if (chosen.at(i) != 0)
            add(query, nameOf(choice.name), choice.values.at(std::size_t(chosen.at(i))));
    }
    return query.query(QUrl::FullyEncoded);
}

View View::of(const QString& text)
{
    const QUrlQuery query(text.left(maxViewText));
    View view;
    if (query.hasQueryItem(QStringLiteral("site")))
        view.filter.site = bounded(query, QStringLiteral("site"), maxLength::site);
    for (const FilterField& field : filterFields)
        view.filter.*field.values = valuesOf(query, field);
    view.filter.text = bounded(query, QStringLiteral("text"), maxFilterText);
    const std::string turned = bounded(query, QStringLiteral("not"), maxFilterText);
    view.filter.excluded = setOf(view.filter, excludedFields(turned).value_or(0));
    for (std::size_t i = 0; i < view.chosen.size(); ++i) {
        const ViewChoice& choice = viewChoices()[i];
        const QString value = query.queryItemValue(nameOf(choice.name), QUrl::FullyDecoded);
        for (std::size_t place = 0; place < choice.values.size(); ++place) {
            if (value == QLatin1String(choice.values[place]))
                view.chosen.at(i) = int(place);
        }
    }
    return view;
}

} // namespace footfall
