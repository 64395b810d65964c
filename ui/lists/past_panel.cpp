// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/past_panel.h"

#include "ui/bars/failure_banner.h"
#include "ui/delegates/row_delegate.h"
#include "ui/lists/holding_list_view.h"
#include "ui/look/labels.h"
#include "ui/models/visit_model.h"
#include "ui/text/local_day.h"
#include "ui/text/text_format.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace footfall {
namespace {

constexpr int typingPauseMs = 250;
constexpr int searchTextLength = 200;

} // namespace

PastPanel::PastPanel(LiveSource& source, QWidget* parent)
    : QueryPanel(source, parent)
    , m_model(new VisitModel(this))
    , m_text(new QLineEdit(this))
    , m_periodButton(new QToolButton(this))
    , m_periodMenu(new QMenu(this))
    , m_list(new WholeRowsView(this))
    , m_emptyLabel(new Placeholder(this))
{
    setObjectName(QStringLiteral("pastPanel"));
    m_emptyLabel->setObjectName(QStringLiteral("pastMessage"));
    m_emptyLabel->coverParent();
    makePeriods();
    makeList();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spaceStep / 2);
    layout->addWidget(m_fields = makeFields());
    layout->addWidget(makeFailure());
    layout->addWidget(m_list, 1);
    layout->addWidget(m_footer = makeFooter());
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &PastPanel::search);
    connect(m_text, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, &PastPanel::search);
    connect(&source, &LiveSource::visitsFound, this, &PastPanel::show);
    setPeriod(m_period);
    showWhatThereIs();
}

QWidget* PastPanel::makeFields()
{
    auto* fields = new QWidget(this);
    m_text->setObjectName(QStringLiteral("pastEdit"));
    m_text->setPlaceholderText(tr("Search: visitor, page, country…"));
    m_text->setAccessibleName(tr("Search past sessions"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(searchTextLength);
    auto* row = new QHBoxLayout(fields);
    row->setContentsMargins(spaceStep, 0, spaceStep, 0);
    row->setSpacing(spaceStep);
    row->addWidget(m_text, 1);
    row->addWidget(m_periodButton);
    return fields;
}

QWidget* PastPanel::makeFooter()
{
    auto* footer = new QWidget(this);
    m_count = new TypeLabel(TypeSize::Caption, Tone::Muted, footer);
    m_count->setObjectName(QStringLiteral("pastCount"));
    m_more = new QPushButton(tr("Show more"), footer);
    m_more->setObjectName(QStringLiteral("pastMore"));
    m_more->setAutoDefault(true);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(spaceStep, 0, spaceStep, spaceStep / 2);
    row->setSpacing(spaceStep);
    row->addWidget(m_count, 1);
    row->addWidget(m_more);
    connect(m_more, &QPushButton::clicked, this, &PastPanel::searchOn);
    return footer;
}

void PastPanel::makeList()
{
    m_list->setObjectName(QStringLiteral("pastView"));
    m_list->setAccessibleName(tr("Past sessions"));
    m_list->setModel(m_model);
    (new VisitDelegate(this))->drawRowsOf(m_list);
    m_list->setMouseTracking(true);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this](const QItemSelection& selected) {
                if (!selected.isEmpty())
                    Q_EMIT visitChosen(m_model->row(selected.indexes().first().row()));
            });
}

void PastPanel::makePeriods()
{
    m_periodButton->setObjectName(QStringLiteral("pastPeriod"));
    m_periodButton->setAccessibleName(tr("Period to search"));
    m_periodButton->setPopupMode(QToolButton::InstantPopup);
    m_periodButton->setMenu(m_periodMenu);
    auto* group = new QActionGroup(m_periodMenu);
    for (const Period period :
         {Period::Today, Period::Yesterday, Period::Week, Period::Month, Period::Everything}) {
        QAction* action = m_periodMenu->addAction(periodText(period));
        action->setCheckable(true);
        action->setChecked(period == m_period);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, period] {
            setPeriod(period);
            search();
        });
    }
}

QString PastPanel::periodText(Period period)
{
    switch (period) {
    case Period::Today:
        return tr("Today");
    case Period::Yesterday:
        return tr("Yesterday");
    case Period::Week:
        return tr("Last 7 days");
    case Period::Month:
        return tr("Last 30 days");
    case Period::Everything:
        break;
    }
    return tr("Everything kept");
}

void PastPanel::setPeriod(Period period)
{
    m_period = period;
    m_periodButton->setText(tr("%1 ▾").arg(periodText(period)));
}

/// Periods are whole days of the server's, today included.
VisitQuery PastPanel::queryNow() const
{
    VisitQuery query;
    query.site = site();
    query.text = m_text->text().trimmed().toStdString();
    if (m_period == Period::Today)
        query.from = dayStart(now(), 0, zone());
    else if (m_period == Period::Yesterday)
        query.from = dayStart(now(), 1, zone());
    else if (m_period == Period::Week)
        query.from = dayStart(now(), 6, zone());
    else if (m_period == Period::Month)
        query.from = dayStart(now(), 29, zone());
    if (m_period == Period::Yesterday)
        query.to = dayStart(now(), 0, zone());
    return query;
}

void PastPanel::search()
{
    m_pause.stop();
    m_isDue = true;
    askIfDue();
}

void PastPanel::askIfDue()
{
    if (!m_isDue || !isKept() || now() == epoch || !isVisible())
        return;
    m_isDue = false;
    m_query = queryNow();
    m_model->clear();
    m_next = 0;
    ask();
}

void PastPanel::startAnew()
{
    m_isSearching = false;
    failure()->hide();
    m_model->clear();
    m_model->setNamesSite(!site());
    search();
}

void PastPanel::searchOn()
{
    if (m_next == 0 || m_isSearching)
        return;
    m_query.before = m_next;
    ask();
}

void PastPanel::ask()
{
    m_isSearching = true;
    failure()->hide();
    showWhatThereIs();
    source().searchVisits(m_query);
}

void PastPanel::show(const VisitsFound& found)
{
    if (found.query != m_query || !m_isSearching)
        return;
    m_isSearching = false;
    m_next = found.next;
    m_model->append(found.visits);
    showWhatThereIs();
}

bool PastPanel::isAsking(const PastQuestion& question) const
{
    return m_isSearching && question == PastQuestion(m_query);
}

void PastPanel::showFailure(const QString& why)
{
    m_isSearching = false;
    failure()->say(tr("The search failed."), why);
    showWhatThereIs();
}

QString PastPanel::emptyText() const
{
    if (!isKept() || m_isSearching || failure()->hasFailed())
        return waitingText(tr("Searching…"),
                           tr("Not connected: the search goes on once there is a connection."));
    if (m_period != Period::Everything)
        return tr("No past session fits. A longer period may hold some.");
    return m_query.text.empty() ? tr("No past sessions yet.") : tr("No past session fits.");
}

void PastPanel::showWhatThereIs()
{
    const int rows = m_model->rowCount();
    m_emptyLabel->setText(emptyText());
    m_emptyLabel->setVisible(rows == 0);
    m_fields->setEnabled(isKept());
    m_footer->setVisible(rows > 0);
    m_more->setVisible(m_next != 0);
    m_more->setEnabled(!m_isSearching);
    const QString count = countText(rows, tr("%1 sessions", nullptr, numerus(rows)));
    m_count->setText(m_isSearching ? tr("%1, searching…").arg(count)
                     : m_next != 0 ? tr("%1, there are more").arg(count)
                                   : count);
}

void PastPanel::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void PastPanel::clearSelection()
{
    m_list->clearSelection();
    m_list->setCurrentIndex({});
}

void PastPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    search();
}

} // namespace footfall
