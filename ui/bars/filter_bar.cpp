// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bars/filter_bar.h"

#include "ui/look/theme.h"
#include "ui/text/text_format.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace footfall {
namespace {

constexpr int chipTextWidth = 18 * spaceStep;
/// Longer than any field it is compared with would ever be shown.
constexpr int filterTextLength = 200;

/// A name for a button or a menu, where "&" would mark a key.
QString withoutMnemonic(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent)
    , m_site(new QToolButton(this))
    , m_siteMenu(new QMenu(this))
    , m_text(new QLineEdit(this))
{
    m_site->setPopupMode(QToolButton::InstantPopup);
    m_site->setMenu(m_siteMenu);
    m_site->setObjectName(QStringLiteral("siteButton"));
    m_site->setAccessibleName(tr("Site"));
    m_countryChip = makeChip(QStringLiteral("countryChip"));
    m_pageChip = makeChip(QStringLiteral("pageChip"));
    m_text->setObjectName(QStringLiteral("filterEdit"));
    m_text->setPlaceholderText(tr("Filter: country, page, text…"));
    m_text->setAccessibleName(tr("Filter sessions and events"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(filterTextLength);
    m_text->setMinimumWidth(24 * spaceStep);
    m_text->setMaximumWidth(40 * spaceStep);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spaceStep);
    layout->addWidget(m_site);
    layout->addStretch(1);
    layout->addWidget(m_countryChip);
    layout->addWidget(m_pageChip);
    layout->addWidget(m_text, 4);
    connect(m_siteMenu, &QMenu::aboutToShow, this, &FilterBar::fillSiteMenu);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter.text = text.trimmed().toStdString();
        change();
    });
    connect(m_countryChip, &QToolButton::clicked, this, [this] { setCountry({}); });
    connect(m_pageChip, &QToolButton::clicked, this, [this] { setPage({}); });
    setSite({});
}

QToolButton* FilterBar::makeChip(const QString& name)
{
    auto* chip = new QToolButton(this);
    chip->setObjectName(name);
    chip->setProperty("look", QStringLiteral("chip"));
    chip->hide();
    return chip;
}

void FilterBar::showChip(QToolButton* chip, const QString& what, const std::string& value)
{
    chip->setVisible(!value.empty());
    const QString name = chip == m_pageChip ? shownPage(value) : shownText(value);
    const QString shown = chip->fontMetrics().elidedText(name, Qt::ElideRight, chipTextWidth);
    chip->setText(tr("%1 ✕").arg(withoutMnemonic(shown)));
    chip->setAccessibleName(tr("Remove filter: %1 %2").arg(what, name));
    chip->setToolTip(tooltipText(tr("%1: %2\nClick to remove").arg(what, name)));
}

void FilterBar::setCountry(const std::string& country)
{
    m_filter.country = country;
    showChip(m_countryChip, tr("Country"), country);
    change();
}

void FilterBar::setPage(const std::string& page)
{
    m_filter.page = page;
    showChip(m_pageChip, tr("Page"), page);
    change();
}

void FilterBar::setText(const QString& text)
{
    m_text->setText(text.left(filterTextLength));
}

void FilterBar::setSite(const std::optional<std::string>& site)
{
    m_filter.site = site;
    const QString name = site ? siteText(*site) : tr("All sites");
    m_site->setText(tr("%1 ▾").arg(
        withoutMnemonic(m_site->fontMetrics().elidedText(name, Qt::ElideRight, chipTextWidth))));
    m_site->setToolTip(tooltipText(name));
    change();
}

void FilterBar::clearFilter()
{
    m_text->clear();
    if (!m_filter.country.empty())
        setCountry({});
    if (!m_filter.page.empty())
        setPage({});
}

void FilterBar::setSites(const std::vector<CountRow>& sites, bool truncated)
{
    m_sites = sites;
    m_sitesTruncated = truncated;
}

void FilterBar::setDeclaredSites(const QStringList& sites)
{
    m_declaredSites = sites;
}

void FilterBar::fillSiteMenu()
{
    m_siteMenu->clear();
    auto* group = new QActionGroup(m_siteMenu);
    const auto add = [&](const QString& name, const std::optional<std::string>& site) {
        QAction* action = m_siteMenu->addAction(withoutMnemonic(name));
        action->setCheckable(true);
        action->setChecked(site == m_filter.site);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, site] { setSite(site); });
    };
    add(tr("All sites"), {});
    for (const CountRow& row : m_sites)
        add(tr("%1  (%2)").arg(siteText(row.label), numberText(row.count)), row.label);
    for (const QString& declared : m_declaredSites) {
        const std::string site = declared.toStdString();
        if (std::none_of(m_sites.begin(), m_sites.end(),
                         [&](const CountRow& row) { return row.label == site; }))
            add(tr("%1  (nobody yet)").arg(siteText(site)), site);
    }
    if (m_sitesTruncated)
        m_siteMenu->addAction(tr("More sites are not listed"))->setEnabled(false);
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FilterBar::openSites()
{
    m_site->showMenu();
}

void FilterBar::change()
{
    Q_EMIT filterChanged(m_filter);
}

} // namespace footfall
