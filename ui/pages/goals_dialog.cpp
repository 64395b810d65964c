// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/goals_dialog.h"

#include "ui/look/choice_box.h"
#include "ui/look/dialog_column.h"
#include "ui/look/labels.h"
#include "ui/text/goal_text.h"
#include "ui/text/text_format.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace footfall {
namespace {

constexpr QSize goalsSize(84 * spaceStep, 48 * spaceStep);
/// What an item stands for.
constexpr int siteRole = Qt::UserRole;
constexpr int nameRole = Qt::UserRole + 1;

} // namespace

GoalsDialog::GoalsDialog(LiveSource& source, QWidget* parent)
    : QDialog(parent)
    , m_source(source)
    , m_snapshot(std::make_shared<const Snapshot>())
{
    setObjectName(QStringLiteral("goalsDialog"));
    setWindowTitle(tr("Goals"));
    QVBoxLayout* column = makeDialogColumn(this);
    makeChoice(column);
    makeList(column);
    makeEnd(column);
    connect(&m_source, &LiveSource::goalRefused, this,
            [this](const QString& why) { m_said->setText(shownText(why.toStdString())); });
    resize(goalsSize);
}

void GoalsDialog::makeChoice(QVBoxLayout* column)
{
    m_choice = new QWidget(this);
    m_choice->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(m_choice);
    row->setContentsMargins(0, spaceStep, 0, spaceStep);
    row->setSpacing(spaceStep);
    m_sites = new ChoiceBox(m_choice);
    m_sites->setObjectName(QStringLiteral("goalSite"));
    m_sites->setAccessibleName(tr("Site"));
    m_sites->view()->setAccessibleName(m_sites->accessibleName());
    m_names = new ChoiceBox(m_choice);
    m_names->setObjectName(QStringLiteral("goalName"));
    m_names->setEditable(true);
    m_names->setInsertPolicy(QComboBox::NoInsert);
    m_names->setCompleter(nullptr); // a name may begin as another does
    m_names->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_names->setAccessibleName(tr("Name of the event"));
    m_names->view()->setAccessibleName(m_names->accessibleName());
    m_names->lineEdit()->setAccessibleName(m_names->accessibleName());
    m_names->lineEdit()->setPlaceholderText(tr("Name of an event, as in “signup”"));
    m_choose = new QPushButton(tr("Choose as a goal"), m_choice);
    m_choose->setObjectName(QStringLiteral("chooseGoal"));
    m_choose->setDefault(true);
    row->addWidget(m_sites);
    row->addWidget(m_names, 1);
    row->addWidget(m_choose);
    column->addWidget(m_choice);
    connect(m_names, &QComboBox::editTextChanged, this, &GoalsDialog::judge);
    connect(m_sites, &QComboBox::currentIndexChanged, this, [this] {
        offerNames();
        judge();
    });
    connect(m_choose, &QPushButton::clicked, this, &GoalsDialog::choose);
}

void GoalsDialog::makeList(QVBoxLayout* column)
{
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("goalList"));
    m_list->setAccessibleName(tr("Goals"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(spaceStep / 2);
    m_none = new TypeLabel(TypeSize::Body, Tone::Muted, this);
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_none->setText(tr("No goals yet. Choose an event that you wait for: how often it happens and "
                       "what share of the visitors do it is shown from then on."));
    column->addWidget(m_none, 1);
    column->addWidget(m_list, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &GoalsDialog::judge);
    auto* remove = new QShortcut(QKeySequence(Qt::Key_Delete), m_list);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &GoalsDialog::giveUp);
}

void GoalsDialog::makeEnd(QVBoxLayout* column)
{
    m_said = new TypeLabel(TypeSize::Caption, Tone::Muted, this);
    m_said->setObjectName(QStringLiteral("goalsSaid"));
    m_said->setWordWrap(true);
    m_giveUp = new QPushButton(tr("Give up"), this);
    m_giveUp->setObjectName(QStringLiteral("giveUpGoal"));
    m_giveUp->setToolTip(tr("The chosen one is no goal any more (Delete)"));
    auto* close = new QPushButton(tr("Close"), this);
    for (QPushButton* button : {m_giveUp, close})
        button->setAutoDefault(false);
    connect(m_giveUp, &QPushButton::clicked, this, &GoalsDialog::giveUp);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* row = new QHBoxLayout;
    row->setSpacing(spaceStep);
    row->addWidget(m_said, 1);
    row->addWidget(m_giveUp);
    row->addWidget(close);
    column->addLayout(row);
}

void GoalsDialog::begin()
{
    m_said->setText(obstacle());
    offerSites();
    offerNames();
    m_names->setEditText({});
    showGoals();
    judge();
    show();
    raise();
    activateWindow();
    QWidget* first = m_mayChange ? static_cast<QWidget*>(m_names) : m_list;
    first->setFocus(Qt::ShortcutFocusReason);
}

void GoalsDialog::setSite(const std::optional<std::string>& site)
{
    if (site == m_site)
        return;
    m_site = site;
    m_snapshot = std::make_shared<const Snapshot>();
    m_list->clear();
    renew();
}

void GoalsDialog::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    renew();
}

/// What is not seen is made when it is.
void GoalsDialog::renew()
{
    if (!isVisible())
        return;
    offerSites();
    offerNames();
    showGoals();
    judge();
}

void GoalsDialog::setState(const SourceState& state)
{
    if (std::exchange(m_mayChange, state.mayChange) == m_mayChange)
        return; // what was said stays
    m_choice->setVisible(m_mayChange);
    m_giveUp->setVisible(m_mayChange);
    m_said->setText(obstacle());
}

/// Why nothing can be changed; empty: it can.
QString GoalsDialog::obstacle() const
{
    return m_mayChange ? QString() : tr("Only an operator may change goals.");
}

/// Only what is new: somebody may be choosing.
void GoalsDialog::offerSites()
{
    std::vector<std::string> sites;
    if (m_site)
        sites.push_back(*m_site);
    else
        for (const CountRow& site : m_snapshot->sites)
            sites.push_back(site.label);
    if (std::exchange(m_offered, sites) == sites)
        return;
    const QVariant chosen = m_sites->currentData();
    const QSignalBlocker quiet(m_sites);
    m_sites->clear();
    for (const std::string& site : sites)
        m_sites->addItem(siteText(site), QString::fromStdString(site));
    m_sites->setCurrentIndex(std::max(0, m_sites->findData(chosen)));
    m_sites->setVisible(sites.size() > 1);
}

/// What is typed stays.
void GoalsDialog::offerNames()
{
    const QStringList names = namesOf(chosenSite());
    QStringList offered;
    for (int i = 0; i < m_names->count(); ++i)
        offered.append(m_names->itemText(i));
    if (names == offered || m_names->view()->isVisible())
        return;
    const QString typed = m_names->currentText();
    const QSignalBlocker quiet(m_names);
    m_names->clear();
    m_names->addItems(names);
    m_names->setEditText(typed);
}

/// Of one of several sites only those are known that the feed still has.
QStringList GoalsDialog::namesOf(const std::string& site) const
{
    QStringList names;
    const auto add = [&names](const std::string& name) {
        const QString text = QString::fromStdString(name);
        if (!name.empty() && name != otherLabel && !names.contains(text))
            names.append(text);
    };
    if (m_offered.size() < 2) {
        for (const CountRow& row : m_snapshot->eventNamesToday)
            add(row.label);
        return names;
    }
    for (const FeedItem& item : m_snapshot->events) {
        if (item.event->site == site)
            add(eventNameOf(*item.event));
    }
    return names;
}

/// Rows stay where they are while only their figures change.
void GoalsDialog::showGoals()
{
    const std::vector<GoalView>& goals = m_snapshot->goals;
    while (m_list->count() > int(goals.size()))
        delete m_list->takeItem(m_list->count() - 1);
    m_list->setFont(typeFont(TypeSize::Body));
    const bool namesSite = !m_site && m_snapshot->sites.size() > 1;
    for (std::size_t i = 0; i < goals.size(); ++i) {
        if (int(i) == m_list->count())
            m_list->addItem(QString());
        QListWidgetItem* item = m_list->item(int(i));
        const GoalView& goal = goals[i];
        item->setData(siteRole, QString::fromStdString(goal.site));
        item->setData(nameRole, QString::fromStdString(goal.name));
        const QString name =
            joined({shownText(goal.name), namesSite ? siteText(goal.site) : QString()});
        item->setText(tr("%1 — %2").arg(name, goalFiguresText(goal, m_snapshot->at)));
    }
    m_none->setVisible(goals.empty());
    m_list->setVisible(!goals.empty());
}

std::string GoalsDialog::chosenSite() const
{
    return m_sites->currentData().toString().toStdString();
}

void GoalsDialog::judge()
{
    const std::string name = m_names->currentText().trimmed().toStdString();
    const bool isNew = !goalNames(*m_snapshot).contains({chosenSite(), name});
    m_choose->setEnabled(m_mayChange && !name.empty() && isNew);
    m_giveUp->setEnabled(m_list->currentRow() >= 0);
}

void GoalsDialog::choose()
{
    m_said->clear();
    m_source.chooseGoal(chosenSite(), m_names->currentText().trimmed().toStdString(), true);
    m_names->setEditText({});
    m_names->setFocus(Qt::OtherFocusReason);
}

void GoalsDialog::giveUp()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || !m_mayChange)
        return;
    m_said->clear();
    m_source.chooseGoal(item->data(siteRole).toString().toStdString(),
                        item->data(nameRole).toString().toStdString(), false);
}

} // namespace footfall
