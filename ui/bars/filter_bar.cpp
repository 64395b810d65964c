// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bars/filter_bar.h"

#include "core/source/ranking_fields.h"
#include "ui/look/theme.h"
#include "ui/text/text_format.h"

#include <QAction>
#include <QActionGroup>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace footfall {
namespace {

constexpr int chipTextWidth = 18 * spaceStep;
/// What a chip's value has at least, and the chip beside its text.
constexpr int leastChipTextWidth = 3 * spaceStep;
constexpr int chipPadding = 4 * spaceStep + spaceStep / 2;
/// Of a whole chip, where there are too many.
constexpr int leastChipWidth = 9 * spaceStep;
/// Of the box, and where chips need the room.
constexpr int leastTextWidth = 24 * spaceStep;
constexpr int shortTextWidth = 14 * spaceStep;
constexpr int fewChips = 2;
/// More are in a menu.
constexpr std::size_t mostChips = 10;
/// Values that a chip offers beside its own.
constexpr int mostOffers = 20;
/// Longer than any field it is compared with would ever be shown.
constexpr int filterTextLength = 200;

/// A name for a button or a menu, where "&" would mark a key.
QString withoutMnemonic(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

QString fieldName(FilterField::Place field)
{
    switch (field) {
    case FilterField::Country:
        return FilterBar::tr("Country");
    case FilterField::City:
        return FilterBar::tr("City");
    case FilterField::Page:
        return FilterBar::tr("Page");
    case FilterField::Referrer:
        return FilterBar::tr("Referrer");
    case FilterField::Device:
        return FilterBar::tr("Device");
    case FilterField::Campaign:
        return FilterBar::tr("Campaign");
    case FilterField::Browser:
        return FilterBar::tr("Browser");
    case FilterField::System:
        return FilterBar::tr("System");
    case FilterField::Entry:
        return FilterBar::tr("Entry page");
    case FilterField::Event:
        break;
    }
    return FilterBar::tr("Event");
}

bool isOfPages(FilterField::Place field)
{
    return field == FilterField::Page || field == FilterField::Entry;
}

/// Those of today, who may be gone, as those of now are what is asked for already.
std::vector<std::string> valuesIn(const Snapshot& snapshot, FilterField::Place field)
{
    const auto ranking =
        std::find_if(rankingFields.begin(), rankingFields.end(),
                     [&](const RankingField& each) { return each.filter == field; });
    std::vector<std::string> values;
    for (const CountRow& row : snapshot.*ranking->today) {
        const bool isDirect = row.label.empty() && field == FilterField::Referrer;
        if (isDirect || (!row.label.empty() && row.label != otherLabel))
            values.push_back(isDirect ? directReferrer : row.label);
    }
    return values;
}

/// The pages beside one: "/products/*" of "/products/shoe".
std::string pagesAround(const std::string& page)
{
    return page.substr(0, page.rfind('/') + 1) + pagePrefixMark;
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
    m_text->setObjectName(QStringLiteral("filterEdit"));
    m_text->installEventFilter(this);
    m_text->setPlaceholderText(tr("Filter: country, page, text…"));
    m_text->setAccessibleName(tr("Filter sessions and events"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(filterTextLength);
    m_text->setMinimumWidth(leastTextWidth);
    m_text->setMaximumWidth(40 * spaceStep);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spaceStep);
    layout->addWidget(m_site);
    layout->addStretch(1);
    makeChips();
    layout->addWidget(m_text, 4);
    connect(m_siteMenu, &QMenu::aboutToShow, this, &FilterBar::fillSiteMenu);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) {
        const std::string typed = text.trimmed().toStdString();
        if (std::exchange(m_filter.text, typed) != typed)
            change();
    });
    connect(m_text, &QLineEdit::returnPressed, this, &FilterBar::takePage);
    setSite({});
}

const FilterValues& FilterBar::valuesOf(FilterField::Place field) const
{
    return m_filter.*filterFields[field].values;
}

FilterValues& FilterBar::valuesOf(FilterField::Place field)
{
    return m_filter.*filterFields[field].values;
}

void FilterBar::makeChips()
{
    for (std::size_t field = 0; field < m_chips.size(); ++field) {
        m_chips[field].push_back(makeChip({FilterField::Place(field), 0}));
        layout()->addWidget(m_chips[field].front());
    }
    m_more = new QToolButton(this);
    m_more->setObjectName(QStringLiteral("moreChips"));
    m_more->setProperty("look", QStringLiteral("chip"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
    layout()->addWidget(m_more);
    connect(m_more->menu(), &QMenu::aboutToShow, this, &FilterBar::fillMore);
}

/// What is beyond the first ones, to be removed as they are.
void FilterBar::fillMore()
{
    m_more->menu()->clear();
    const std::vector<Chip> all = chips();
    for (std::size_t i = std::size_t(chipsShown()); i < all.size(); ++i) {
        const QString value = withoutMnemonic(chipValue(all[i]));
        m_more->menu()->addAction(tr("%1: %2 ✕").arg(fieldName(all[i].field), value), this,
                                  [this, chip = all[i]] { remove(chip); });
    }
}

QToolButton* FilterBar::makeChip(const Chip& of)
{
    auto* chip = new QToolButton(this);
    const std::string_view name = filterFields[of.field].name;
    chip->setObjectName(QString::fromUtf8(name.data(), qsizetype(name.size())) +
                        QStringLiteral("Chip") +
                        (of.place > 0 ? QString::number(of.place + 1) : QString()));
    chip->setProperty("look", QStringLiteral("chip"));
    chip->setContextMenuPolicy(Qt::ActionsContextMenu);
    chip->hide();
    const auto add = [&](const QString& text, auto does) {
        auto* action = new QAction(text, chip);
        chip->addAction(action);
        connect(action, &QAction::triggered, this, does);
    };
    chip->addAction(makeOffers(of, chip)->menuAction());
    add(tr("The others instead"), [this, of] { turnAround(of.field); });
    if (of.field == FilterField::Page)
        add(tr("The pages beside it, too"), [this, of] { widenPage(of.place); });
    add(tr("Remove"), [this, of] { remove(of); });
    connect(chip, &QToolButton::clicked, this, [this, of] {
        if (QGuiApplication::keyboardModifiers() & Qt::ShiftModifier)
            turnAround(of.field);
        else
            remove(of);
    });
    return chip;
}

QMenu* FilterBar::makeOffers(const Chip& chip, QWidget* parent)
{
    auto* menu = new QMenu(tr("Another one as well"), parent);
    connect(menu, &QMenu::aboutToShow, this,
            [this, menu, field = chip.field] { fillOffers(*menu, field); });
    return menu;
}

void FilterBar::fillOffers(QMenu& menu, FilterField::Place field)
{
    menu.clear();
    FilterValues seen = valuesOf(field);
    const auto values = m_offered ? valuesIn(*m_offered, field) : std::vector<std::string>();
    for (const std::string& value : values) {
        if (seen.has(value) || menu.actions().size() == mostOffers)
            continue;
        menu.addAction(withoutMnemonic(nameOf(field, value)), this,
                       [this, field, value] { addToField(field, value); });
    }
    if (menu.isEmpty())
        menu.addAction(tr("No other is known"))->setEnabled(false);
}

/// Made when it is needed first, behind the one before it.
QToolButton* FilterBar::buttonOf(const Chip& chip)
{
    std::vector<QToolButton*>& chips = m_chips[chip.field];
    while (chips.size() <= chip.place) {
        QToolButton* next = makeChip({chip.field, chips.size()});
        auto* row = static_cast<QHBoxLayout*>(layout());
        row->insertWidget(row->indexOf(chips.back()) + 1, next);
        setTabOrder(chips.back(), next);
        chips.push_back(next);
    }
    return chips[chip.place];
}

/// One for each value, in the order in which they are shown.
std::vector<FilterBar::Chip> FilterBar::chips() const
{
    std::vector<Chip> chips;
    for (std::size_t field = 0; field < filterFields.size(); ++field) {
        for (std::size_t place = 0; place < valuesOf(FilterField::Place(field)).size(); ++place)
            chips.push_back({FilterField::Place(field), place});
    }
    return chips;
}

int FilterBar::chipsShown() const
{
    return int(std::min(chips().size(), mostChips));
}

QString FilterBar::nameOf(FilterField::Place field, const std::string& value) const
{
    return isOfPages(field) ? shownPage(value) : shownText(value);
}

QString FilterBar::chipValue(const Chip& chip) const
{
    const FilterValues& values = valuesOf(chip.field);
    const QString name = nameOf(chip.field, *(values.begin() + std::ptrdiff_t(chip.place)));
    return m_filter.excludes(chip.field) ? tr("not %1").arg(name) : name;
}

/// `value`: cut, perhaps. Any of several will do, or none of them.
QString FilterBar::chipText(const Chip& chip, const QString& value, bool isNamed) const
{
    const QString shown = withoutMnemonic(value);
    if (chip.place > 0)
        return m_filter.excludes(chip.field) ? tr("and %1 ✕").arg(shown) : tr("or %1 ✕").arg(shown);
    if (isNamed)
        return tr("%1: %2 ✕").arg(fieldName(chip.field), shown);
    // Of two pages nobody could tell which is which.
    return chip.field == FilterField::Entry ? tr("from %1 ✕").arg(shown) : tr("%1 ✕").arg(shown);
}

void FilterBar::showChips()
{
    const std::vector<Chip> all = chips();
    std::vector<QToolButton*> shown;
    for (int i = 0; i < chipsShown(); ++i)
        shown.push_back(showChip(all[std::size_t(i)]));
    for (const auto& buttons : m_chips) {
        for (QToolButton* button : buttons)
            button->setVisible(std::find(shown.begin(), shown.end(), button) != shown.end());
    }
    const int beyond = int(all.size()) - chipsShown();
    m_more->setVisible(beyond > 0);
    m_more->setText(tr("%1 more ▾").arg(beyond));
}

QToolButton* FilterBar::showChip(const Chip& chip)
{
    QToolButton* button = buttonOf(chip);
    const QString value = chipValue(chip);
    button->setAccessibleName(tr("Remove filter: %1 %2").arg(fieldName(chip.field), value));
    button->setToolTip(
        tooltipText(tr("%1: %2\nClick to remove, with Shift to see the others instead")
                        .arg(fieldName(chip.field), value)));
    return button;
}

/// Values are cut only where they are very long, or where there is no room for all chips; then their
/// fields are left to the tooltips, too.
void FilterBar::fitChips()
{
    const int shown = chipsShown();
    m_text->setMinimumWidth(shown > fewChips ? shortTextWidth : leastTextWidth);
    if (shown == 0)
        return;
    const int room = roomForChips();
    if (writeChips(chipTextWidth + room, true) <= room || writeChips(room / shown, true) <= room)
        return;
    // Those that need more than their part take it from the others.
    if (const int over = writeChips(room / shown, false) - room; over > 0)
        writeChips(room / shown - over, false);
}

/// Each at most so wide, where that leaves anything of its value. Returns what all take.
int FilterBar::writeChips(int most, bool isNamed)
{
    int taken = 0;
    const std::vector<Chip> all = chips();
    for (int i = 0; i < chipsShown(); ++i) {
        const Chip& chip = all[std::size_t(i)];
        QToolButton* button = buttonOf(chip);
        const QFontMetrics metrics = button->fontMetrics();
        const int beside = metrics.horizontalAdvance(chipText(chip, {}, isNamed)) + chipPadding;
        const int value = std::clamp(most - beside, leastChipTextWidth, chipTextWidth);
        const QString cut = metrics.elidedText(chipValue(chip), Qt::ElideRight, value);
        button->setText(chipText(chip, cut, isNamed));
        taken += beside + metrics.horizontalAdvance(cut);
    }
    return taken;
}

int FilterBar::roomForChips() const
{
    const int more = m_more->isVisibleTo(this) ? m_more->sizeHint().width() + spaceStep : 0;
    return width() - m_site->sizeHint().width() - m_text->minimumWidth() - more -
           (chipsShown() + 2) * spaceStep;
}

/// Chips give way before the window does.
QSize FilterBar::minimumSizeHint() const
{
    const int chips = chipsShown() * (leastChipWidth + spaceStep);
    return {m_site->sizeHint().width() + m_text->minimumWidth() + 2 * spaceStep + chips,
            QWidget::minimumSizeHint().height()};
}

void FilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitChips();
}

void FilterBar::setField(FilterField::Place field, const std::string& value, bool excludes)
{
    valuesOf(field) = value;
    setExcluded(field, excludes);
    change();
}

void FilterBar::addToField(FilterField::Place field, const std::string& value, bool excludes)
{
    if (excludes && !m_filter.excludes(field))
        return setField(field, value, true);
    FilterValues& values = valuesOf(field);
    if (values.has(value))
        values.remove(value);
    else if (!values.add(value))
        return Q_EMIT isFull();
    setExcluded(field, m_filter.excludes(field));
    change();
}

/// A field that is not set cannot be turned around.
void FilterBar::setExcluded(FilterField::Place field, bool excluded)
{
    const auto mark = std::uint16_t(1U << field);
    const bool isSet = excluded && !valuesOf(field).empty();
    m_filter.excluded = std::uint16_t(isSet ? m_filter.excluded | mark : m_filter.excluded & ~mark);
}

void FilterBar::remove(const Chip& chip)
{
    const FilterValues& values = valuesOf(chip.field);
    if (chip.place < values.size())
        addToField(chip.field, std::string(*(values.begin() + std::ptrdiff_t(chip.place))));
}

void FilterBar::turnAround(FilterField::Place field)
{
    setExcluded(field, !m_filter.excludes(field));
    change();
}

/// The one that stands for many takes the place of the one.
void FilterBar::widenPage(std::size_t place)
{
    FilterValues wide;
    std::size_t at = 0;
    for (const std::string& page : valuesOf(FilterField::Page)) {
        const bool isIt = at++ == place && !page.ends_with(pagePrefixMark);
        wide.add(isIt ? pagesAround(page) : page);
    }
    if (std::exchange(valuesOf(FilterField::Page), wide) != wide)
        change();
}

/// A page that was typed is meant whole.
void FilterBar::takePage()
{
    const std::string page = m_filter.text;
    if (!page.starts_with('/'))
        return;
    m_filter.text.clear();
    if (QGuiApplication::keyboardModifiers() & Qt::ControlModifier)
        addToField(FilterField::Page, page);
    else
        setField(FilterField::Page, page);
}

void FilterBar::setSite(const std::optional<std::string>& site)
{
    m_filter.site = site;
    change();
}

void FilterBar::setFilter(const SnapshotFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    keepForUndo();
    change();
}

void FilterBar::clearFilter()
{
    SnapshotFilter all;
    all.site = m_filter.site;
    m_filter = all;
    keepForUndo();
    change();
}

void FilterBar::undo()
{
    // A text that was typed and taken back left nothing to be undone.
    while (!m_before.isEmpty() && m_before.last() == m_filter)
        m_before.removeLast();
    if (m_before.isEmpty())
        return;
    m_filter = m_before.takeLast();
    m_told = m_filter;
    showAll();
    Q_EMIT filterChanged(m_filter);
}

/// Of a text that is typed only what was there before it.
void FilterBar::remember()
{
    SnapshotFilter typed = m_told;
    typed.text = m_filter.text;
    const bool isTyping = typed == m_filter && !m_told.text.empty();
    if (!isTyping)
        keepForUndo();
    m_told = m_filter;
}

void FilterBar::keepForUndo()
{
    if (m_told != m_filter)
        m_before.append(m_told);
    if (m_before.size() > undoMost)
        m_before.removeFirst();
    m_told = m_filter;
}

/// The box claims the key of undoing even where it has nothing to undo, and that of the palette.
bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride;
    const auto is = [&](QKeySequence::StandardKey key) {
        return isKey && static_cast<QKeyEvent*>(event)->matches(key);
    };
    const bool isUndo = is(QKeySequence::Undo) && !m_text->isUndoAvailable();
    if (!isUndo && !is(QKeySequence::DeleteEndOfLine))
        return QWidget::eventFilter(watched, event);
    event->ignore();
    return true;
}

void FilterBar::showAll()
{
    const QString name = m_filter.site ? siteText(*m_filter.site) : tr("All sites");
    m_site->setText(tr("%1 ▾").arg(
        withoutMnemonic(m_site->fontMetrics().elidedText(name, Qt::ElideRight, chipTextWidth))));
    m_site->setToolTip(tooltipText(name));
    showChips();
    fitChips();
    const QString text = QString::fromStdString(m_filter.text);
    if (m_text->text().trimmed() != text)
        m_text->setText(text);
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
    m_siteMenu->addSeparator();
    m_siteMenu->addAction(tr("All at a glance (Ctrl+S)"), this, &FilterBar::cardsRequested);
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
    remember();
    showAll();
    Q_EMIT filterChanged(m_filter);
}

} // namespace footfall
