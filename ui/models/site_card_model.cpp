// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/site_card_model.h"

#include "ui/text/alert_text.h"
#include "ui/text/text_format.h"

#include <utility>

namespace footfall {

bool SiteCardTraits::same(const SiteCardPtr& a, const SiteCardPtr& b)
{
    const auto alertOf = [](const SiteCardPtr& card) {
        return card->alert ? std::pair(card->alert->id, card->alert->isHandled())
                           : std::pair(std::uint64_t(0), false);
    };
    return a->active == b->active && a->usualActive == b->usualActive && a->series == b->series &&
           a->topPage == b->topPage && a->onTopPage == b->onTopPage && alertOf(a) == alertOf(b);
}

QString topPageText(const SiteCard& card)
{
    if (card.topPage.empty())
        return {};
    return SiteCardModel::tr("%1 on %2").arg(numberText(card.onTopPage), shownPage(card.topPage));
}

QVariant SiteCardModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SiteCard& card = *row(index.row());
    const QString name = siteText(card.site);
    if (role == Qt::DisplayRole)
        return name;
    const QString said =
        joined({name, tr("%1 active").arg(numberText(card.active)),
                standingText(card.active, card.usualActive), topPageText(card),
                card.alert ? alertTitle(*card.alert) : QString()});
    if (role == Qt::AccessibleTextRole)
        return said;
    if (role != Qt::ToolTipRole)
        return {};
    return tooltipText(card.alert ? said + QLatin1Char('\n') + alertText(*card.alert) : said);
}

int SiteCardModel::apply(const SnapshotPtr& snapshot, bool held)
{
    std::vector<SiteCardPtr> cards;
    cards.reserve(snapshot->siteCards.size());
    for (const SiteCard& card : snapshot->siteCards)
        cards.emplace_back(snapshot, &card);
    return update(std::move(cards), held);
}

} // namespace footfall
