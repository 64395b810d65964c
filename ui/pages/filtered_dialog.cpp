// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/filtered_dialog.h"

#include "core/source/count_row.h"
#include "ui/look/dialog_column.h"
#include "ui/look/labels.h"
#include "ui/look/plain_table.h"
#include "ui/text/filtered_text.h"
#include "ui/text/text_format.h"

#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace footfall {
namespace {

constexpr QSize filteredSize(92 * spaceStep, 66 * spaceStep);
/// The name that a row of the first table stands for.
constexpr int botNameRole = Qt::UserRole;

/// Those of today, and behind them those for which something is chosen.
std::vector<FilteredAgent> rowsOf(const Filtered& filtered)
{
    std::vector<FilteredAgent> rows = filtered.agents;
    for (const auto& [name, counts] : filtered.choices.counts) {
        const auto isIt = [&chosen = name](const FilteredAgent& row) { return row.name == chosen; };
        if (std::none_of(rows.begin(), rows.end(), isIt))
            rows.push_back({name, {}, FilterReason::Chosen, 0, epoch});
    }
    return rows;
}

} // namespace

FilteredDialog::FilteredDialog(LiveSource& source, QWidget* parent)
    : QDialog(parent)
    , m_source(source)
{
    setObjectName(QStringLiteral("filteredDialog"));
    setWindowTitle(tr("Filtered"));
    QVBoxLayout* column = makeDialogColumn(this);
    auto* what = new TypeLabel(TypeSize::Body, Tone::Muted, this);
    what->setWordWrap(true);
    what->setText(tr("Events of bots. They are kept apart and do not count."));
    m_figures = new TypeLabel(TypeSize::Body, Tone::Normal, this);
    m_figures->setObjectName(QStringLiteral("filteredFigures"));
    m_bots = makePlainTable("filteredBots", tr("Bots today"),
                            {tr("Name"), tr("What it is"), tr("Why"), tr("Today"), tr("Choice")},
                            this);
    m_newest = makePlainTable("filteredNewest", tr("The newest"),
                              {tr("Time"), tr("Name"), tr("Site"), tr("Page")}, this);
    for (const int narrow : {1, 3, 4})
        m_bots->horizontalHeader()->setSectionResizeMode(narrow, QHeaderView::ResizeToContents);
    alignRight(*m_bots, 3);
    m_newest->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    column->addWidget(what);
    column->addWidget(m_figures);
    column->addWidget(m_bots, 3);
    column->addWidget(m_newest, 2);
    makeEnd(column);
    applyFonts();
    connect(m_bots, &QTableWidget::itemSelectionChanged, this, &FilteredDialog::judge);
    connect(&m_source, &LiveSource::botRefused, this,
            [this](const QString& why) { m_said->setText(shownText(why.toStdString())); });
    resize(filteredSize);
}

void FilteredDialog::makeEnd(QVBoxLayout* column)
{
    m_said = new TypeLabel(TypeSize::Caption, Tone::Muted, this);
    m_said->setObjectName(QStringLiteral("filteredSaid"));
    m_said->setWordWrap(true);
    m_count = makeChoice("countBot", tr("Count this one"), true);
    m_never = makeChoice("neverCountBot", tr("Never count this one"), false);
    m_takeBack = makeChoice("takeBotBack", tr("Take back"), std::nullopt);
    m_takeBack->setToolTip(tr("Nothing is chosen any more: the list of bots says"));
    auto* close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* row = new QHBoxLayout;
    row->setSpacing(spaceStep);
    row->addWidget(m_said, 1);
    for (QPushButton* button : {m_count, m_never, m_takeBack, close})
        row->addWidget(button);
    column->addLayout(row);
}

QPushButton* FilteredDialog::makeChoice(const char* name, const QString& text,
                                        std::optional<bool> counts)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, counts] { choose(counts); });
    return button;
}

void FilteredDialog::applyFonts()
{
    for (QTableWidget* table : {m_bots, m_newest})
        applyTableFonts(*table);
}

void FilteredDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange && m_newest)
        applyFonts();
    QDialog::changeEvent(event);
}

void FilteredDialog::begin()
{
    show();
    m_said->clear();
    renew();
    raise();
    activateWindow();
    if (m_bots->currentRow() < 0 && m_bots->rowCount() > 0)
        m_bots->selectRow(0);
    m_bots->setFocus(Qt::ShortcutFocusReason);
}

/// What is not seen is made when it is.
void FilteredDialog::setState(const SourceState& state)
{
    const bool isSame = state.filtered == m_filtered && state.mayChange == m_mayChange;
    m_filtered = state.filtered;
    m_mayChange = state.mayChange;
    if (!isSame && isVisible())
        renew();
}

void FilteredDialog::renew()
{
    m_figures->setText(filteredFiguresText(m_filtered));
    showBots();
    showNewest();
    for (QPushButton* button : {m_count, m_never, m_takeBack})
        button->setVisible(m_mayChange);
    if (!m_mayChange)
        m_said->setText(tr("Only an operator may choose."));
    judge();
}

/// Who was chosen stays so, wherever it stands now.
void FilteredDialog::showBots()
{
    const std::optional<std::string> chosen = chosenName();
    const std::vector<FilteredAgent> rows = rowsOf(m_filtered);
    m_bots->setRowCount(int(rows.size()));
    for (int row = 0; row < m_bots->rowCount(); ++row) {
        const FilteredAgent& bot = rows[std::size_t(row)];
        setCell(*m_bots, row, 0, filteredNameText(bot.name));
        setCell(*m_bots, row, 1, botKindText(bot.kind));
        setCell(*m_bots, row, 2, bot.today > 0 ? filterReasonText(bot.reason) : QString());
        setCell(*m_bots, row, 3, numberText(bot.today));
        setCell(*m_bots, row, 4, filterChoiceText(m_filtered.choices.of(bot.name)));
        m_bots->item(row, 0)->setData(botNameRole, QString::fromStdString(bot.name));
        if (chosen == bot.name)
            m_bots->selectRow(row);
    }
}

void FilteredDialog::showNewest()
{
    m_newest->setRowCount(int(m_filtered.newest.size()));
    for (int row = 0; row < m_newest->rowCount(); ++row) {
        const FilteredEvent& event = m_filtered.newest[std::size_t(row)];
        setCell(*m_newest, row, 0, clockText(event.at));
        setCell(*m_newest, row, 1, filteredNameText(event.name));
        setCell(*m_newest, row, 2, siteText(event.site));
        setCell(*m_newest, row, 3, shownPage(event.page));
    }
}

std::optional<std::string> FilteredDialog::chosenName() const
{
    const QTableWidgetItem* name =
        m_bots->currentRow() < 0 ? nullptr : m_bots->item(m_bots->currentRow(), 0);
    return name ? std::optional(name->data(botNameRole).toString().toStdString()) : std::nullopt;
}

void FilteredDialog::judge()
{
    const std::optional<std::string> name = chosenName();
    const std::optional<bool> counts = name ? m_filtered.choices.of(*name) : std::nullopt;
    const bool mayChoose = name && *name != otherLabel;
    m_count->setEnabled(mayChoose && counts != true);
    m_never->setEnabled(mayChoose && counts != false);
    m_takeBack->setEnabled(counts.has_value());
}

void FilteredDialog::choose(std::optional<bool> counts)
{
    m_said->clear();
    if (const std::optional<std::string> name = chosenName())
        m_source.chooseBot(*name, counts);
}

} // namespace footfall
