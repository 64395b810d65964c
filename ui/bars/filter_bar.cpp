// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bars/filter_bar.h"

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
    for (std::size_t field = 0; field < m_chips.size(); ++field)
        layout->addWidget(m_chips[field] = makeChip(FilterField::Place(field)));
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

QToolButton* FilterBar::makeChip(FilterField::Place field)
{
    auto* chip = new QToolButton(this);
    const std::string_view name = filterFields[field].name;
    chip->setObjectName(QString::fromUtf8(name.data(), qsizetype(name.size())) +
                        QStringLiteral("Chip"));
    chip->setProperty("look", QStringLiteral("chip"));
    chip->setContextMenuPolicy(Qt::ActionsContextMenu);
    chip->hide();
    const auto add = [&](const QString& text, auto does) {
        auto* action = new QAction(text, chip);
        chip->addAction(action);
        connect(action, &QAction::triggered, this, does);
    };
    add(tr("The others instead"), [this, field] { turnAround(field); });
    if (field == FilterField::Page)
        add(tr("The pages beside it, too"), [this] { widenPage(); });
    add(tr("Remove"), [this, field] { setField(field, {}); });
    connect(chip, &QToolButton::clicked, this, [this, field] {
        if (QGuiApplication::keyboardModifiers() & Qt::ShiftModifier)
            turnAround(field);
        else
            setField(field, {});
    });
    return chip;
}

bool FilterBar::isSet(FilterField::Place field) const
{
    return !(m_filter.*filterFields[field].text).empty();
}

int FilterBar::chipsSet() const
{
    int set = 0;
    for (std::size_t field = 0; field < m_chips.size(); ++field)
        set += isSet(FilterField::Place(field));
    return set;
}

QString FilterBar::chipValue(FilterField::Place field) const
{
    const std::string& value = m_filter.*filterFields[field].text;
    const bool isPage = field == FilterField::Page || field == FilterField::Entry;
    const QString name = isPage ? shownPage(value) : shownText(value);
    return m_filter.excludes(field) ? tr("not %1").arg(name) : name;
}

QString FilterBar::chipText(FilterField::Place field, const QString& value, bool isNamed) const
{
    const QString shown = withoutMnemonic(value);
    if (isNamed)
        return tr("%1: %2 ✕").arg(fieldName(field), shown);
    // Of two pages nobody could tell which is which.
    return field == FilterField::Entry ? tr("from %1 ✕").arg(shown) : tr("%1 ✕").arg(shown);
}

void FilterBar::showChip(FilterField::Place field)
{
    QToolButton* chip = m_chips[field];
    const QString value = chipValue(field);
    chip->setVisible(isSet(field));
    chip->setAccessibleName(tr("Remove filter: %1 %2").arg(fieldName(field), value));
    chip->setToolTip(
        tooltipText(tr("%1: %2\nClick to remove, with Shift to see the others instead")
                        .arg(fieldName(field), value)));
}

/// Values are cut only where they are very long, or where there is no room for all chips; then their
/// fields are left to the tooltips, too.
void FilterBar::fitChips()
{
    const int set = chipsSet();
    m_text->setMinimumWidth(set > fewChips ? shortTextWidth : leastTextWidth);
    if (set == 0)
        return;
    const int room = roomForChips();
    if (writeChips(chipTextWidth + room, true) <= room || writeChips(room / set, true) <= room)
        return;
    // Those that need more than their part take it from the others.
    if (const int over = writeChips(room / set, false) - room; over > 0)
        writeChips(room / set - over, false);
}

/// Each at most so wide, where that leaves anything of its value. Returns what all take.
int FilterBar::writeChips(int most, bool isNamed)
{
    int taken = 0;
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        const auto field = FilterField::Place(i);
        if (!isSet(field))
            continue;
        const QFontMetrics metrics = m_chips[i]->fontMetrics();
        const int beside = metrics.horizontalAdvance(chipText(field, {}, isNamed)) + chipPadding;
        const int value = std::clamp(most - beside, leastChipTextWidth, chipTextWidth);
        const QString cut = metrics.elidedText(chipValue(field), Qt::ElideRight, value);
        m_chips[i]->setText(chipText(field, cut, isNamed));
        taken += beside + metrics.horizontalAdvance(cut);
    }
    return taken;
}

int FilterBar::roomForChips() const
{
    return width() - m_site->sizeHint().width() - m_text->minimumWidth() -
           (chipsSet() + 2) * spaceStep;
}

/// Chips give way before the window does.
QSize FilterBar::minimumSizeHint() const
{
    const int chips = chipsSet() * (leastChipWidth + spaceStep);
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
    m_filter.*filterFields[field].text = value;
    const auto mark = std::uint16_t(1U << field);
    const bool isSet = excludes && !value.empty();
    m_filter.excluded = std::uint16_t(isSet ? m_filter.excluded | mark : m_filter.excluded & ~mark);
    change();
}

void FilterBar::turnAround(FilterField::Place field)
{
    const std::string value = m_filter.*filterFields[field].text;
    setField(field, value, !m_filter.excludes(field));
}

void FilterBar::widenPage()
{
    if (!m_filter.page.ends_with(pagePrefixMark))
        setField(FilterField::Page, pagesAround(m_filter.page),
                 m_filter.excludes(FilterField::Page));
}

/// A page that was typed is meant whole.
void FilterBar::takePage()
{
    const std::string page = m_filter.text;
    if (!page.starts_with('/'))
        return;
    m_filter.text.clear();
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
    for (std::size_t field = 0; field < m_chips.size(); ++field)
        showChip(FilterField::Place(field));
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
