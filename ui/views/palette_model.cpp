// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/palette_model.h"

#include "ui/text/text_format.h"

#include <algorithm>
#include <utility>

namespace footfall {
namespace {

bool hasAll(const PaletteItem& item, const QStringList& words)
{
    const QString whole = item.name + QLatin1Char(' ') + item.kind;
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return whole.contains(word, Qt::CaseInsensitive);
    });
}

/// What is called so comes first, then what begins so, then what has a word that does.
int distance(const PaletteItem& item, const QString& query)
{
    const qsizetype place = item.name.indexOf(query, 0, Qt::CaseInsensitive);
    if (place < 0)
        return 4;
    if (place == 0)
        return item.name.size() == query.size() ? 0 : 1;
    return item.name.at(place - 1).isLetterOrNumber() ? 3 : 2;
}

} // namespace

void PaletteModel::setItems(std::vector<PaletteItem> items)
{
    m_items = std::move(items);
    narrow({});
}

void PaletteModel::narrow(const QString& text)
{
    const QString query = text.simplified();
    const QStringList words = query.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<std::pair<int, std::size_t>> fits;
    for (std::size_t place = 0; place < m_items.size(); ++place) {
        if (hasAll(m_items[place], words))
            fits.emplace_back(distance(m_items[place], query), place);
    }
    std::sort(fits.begin(), fits.end());
    beginResetModel();
    m_found = int(fits.size());
    m_listed.clear();
    for (std::size_t i = 0; i < std::min(fits.size(), std::size_t(maxListed)); ++i)
        m_listed.push_back(fits[i].second);
    endResetModel();
}

void PaletteModel::run(int row) const
{
    if (row < 0 || row >= int(m_listed.size()))
        return;
    const auto run = m_items[m_listed[std::size_t(row)]].run;
    run();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_listed.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_listed.size()))
        return {};
    const PaletteItem& item = m_items[m_listed[std::size_t(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
        return item.name;
    case KindRole:
        return item.kind;
    case KeyRole:
        return item.key;
    case Qt::AccessibleTextRole:
        return joined({item.kind, item.name, item.key});
    default:
        return {};
    }
}

} // namespace footfall
