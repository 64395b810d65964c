// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/replay_panel.h"

#include "ui/bars/failure_banner.h"
#include "ui/delegates/row_delegate.h"
#include "ui/lists/sensitivity_choice.h"
#include "ui/look/choice_box.h"
#include "ui/look/labels.h"
#include "ui/models/alert_model.h"
#include "ui/text/alert_text.h"
#include "ui/text/source_text.h"
#include "ui/text/text_format.h"

#include <QAbstractItemView>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QListView>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace footfall {
namespace {

constexpr int spansInDays[] = {1, 7, 28};
constexpr int spanAtFirst = 7;
/// A longer name is cut in the middle of a sentence.
constexpr qsizetype nameCharacters = 32;

QString cutName(const QString& name)
{
    return name.size() <= nameCharacters ? name
                                         : name.left(nameCharacters - 1) + QStringLiteral("…");
}

SnapshotPtr listing(const std::vector<Alert>& alerts)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->alerts = alerts;
    return snapshot;
}

} // namespace

ReplayPanel::ReplayPanel(LiveSource& source, QWidget* parent)
    : QueryPanel(source, parent)
    , m_model(new AlertModel(this))
    , m_choice(new SensitivityChoice(this))
{
    setObjectName(QStringLiteral("replayPanel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spaceStep);
    layout->addWidget(makeFields());
    layout->addWidget(m_choice);
    layout->addWidget(makeFailure());
    layout->addWidget(makeList(), 1);
    layout->addWidget(makeHairline(Qt::Horizontal, this));
    layout->addWidget(makeFooter());
    connect(m_choice, &SensitivityChoice::chosen, this, &ReplayPanel::showAlerts);
    connect(&source, &LiveSource::alertsCompared, this, &ReplayPanel::show);
    connect(&source, &LiveSource::sensitivityRefused, this, &ReplayPanel::refuse);
    connect(&source, &LiveSource::stateChanged, this, &ReplayPanel::followUse);
    connect(&source, &LiveSource::snapshotReady, this, [this](const SnapshotPtr& snapshot) {
        if (isVisible())
            takeSites(snapshot->sites);
        else
            m_known = snapshot;
    });
    showSites();
    showWhatThereIs();
}

QWidget* ReplayPanel::makeFields()
{
    auto* fields = new QWidget(this);
    m_sites = new ChoiceBox(fields);
    m_sites->setObjectName(QStringLiteral("replaySites"));
    m_sites->setAccessibleName(tr("Site"));
    m_sites->view()->setAccessibleName(tr("Site"));
    m_sites->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sites->setMinimumContentsLength(int(nameCharacters) / 2);
    connect(m_sites, &QComboBox::activated, this, &ReplayPanel::chooseSite);
    auto* row = new QHBoxLayout(fields);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spaceStep);
    row->addWidget(m_sites);
    row->addStretch(1);
    row->addWidget(makeSpans());
    return fields;
}

QWidget* ReplayPanel::makeSpans()
{
    auto* spans = new QWidget(this);
    auto* row = new QHBoxLayout(spans);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spaceStep);
    m_spans = new QButtonGroup(spans);
    for (const int days : spansInDays) {
        auto* button = new QToolButton(spans);
        button->setObjectName(QStringLiteral("replayDays%1").arg(days));
        button->setProperty("look", QStringLiteral("choice"));
        button->setText(countText(days, tr("%1 days", nullptr, numerus(days))));
        button->setAccessibleName(countText(days, tr("Last %1 days", nullptr, numerus(days))));
        button->setCheckable(true);
        button->setChecked(days == spanAtFirst);
        m_spans->addButton(button, days);
        row->addWidget(button);
    }
    connect(m_spans, &QButtonGroup::idToggled, this, [this](int, bool isOn) {
        if (isOn)
            startAnew();
    });
    return spans;
}

QWidget* ReplayPanel::makeList()
{
    auto* space = new QWidget(this);
    m_sentence = new TypeLabel(TypeSize::Body, Tone::Muted, space);
    m_sentence->setObjectName(QStringLiteral("replaySentence"));
    m_sentence->setWordWrap(true);
    m_list = new QListView(space);
    m_list->setObjectName(QStringLiteral("replayView"));
    m_list->setAccessibleName(tr("Alerts there would have been"));
    m_list->setModel(m_model);
    m_model->setNamesDay(true);
    (new AlertDelegate(this))->drawRowsOf(m_list);
    m_list->setSelectionMode(QListView::NoSelection);
    m_emptyLabel = new Placeholder(m_list);
    m_emptyLabel->setObjectName(QStringLiteral("replayMessage"));
    m_emptyLabel->coverParent();
    auto* column = new QVBoxLayout(space);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spaceStep);
    column->addWidget(m_sentence);
    column->addWidget(m_list, 1);
    return space;
}

QWidget* ReplayPanel::makeFooter()
{
    auto* footer = new QWidget(this);
    m_note = new TypeLabel(TypeSize::Caption, Tone::Muted, footer);
    m_note->setObjectName(QStringLiteral("replayNote"));
    m_note->setWordWrap(true);
    m_use = new QPushButton(footer);
    m_use->setObjectName(QStringLiteral("replayUse"));
    m_use->setAutoDefault(false);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * spaceStep);
    row->addWidget(m_note, 1);
    row->addWidget(m_use);
    connect(m_use, &QPushButton::clicked, this, &ReplayPanel::apply);
    return footer;
}

void ReplayPanel::begin(const std::optional<std::string>& site)
{
    if (m_known)
        takeSites(std::exchange(m_known, nullptr)->sites);
    m_trouble.clear();
    setSite(site);
    showSites();
    m_choice->select(inUse());
}

void ReplayPanel::tryAgain()
{
    failure()->tryAgain();
}

void ReplayPanel::takeFocus()
{
    m_choice->takeFocus();
}

/// What is looked at is among them, whether anybody knows it or not.
void ReplayPanel::takeSites(const std::vector<CountRow>& sites)
{
    std::vector<std::string> names;
    for (const CountRow& row : sites) {
        if (row.label != otherLabel)
            names.push_back(row.label);
    }
    for (const QString& declared : source().state().sites)
        names.push_back(declared.toStdString());
    if (site())
        names.push_back(*site());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    if (names == m_names)
        return;
    m_names = std::move(names);
    showSites();
}

void ReplayPanel::showSites()
{
    const QSignalBlocker quiet(m_sites);
    if (site() && std::find(m_names.begin(), m_names.end(), *site()) == m_names.end())
        m_names.push_back(*site());
    m_sites->clear();
    m_sites->addItem(tr("All sites"));
    for (const std::string& name : m_names) {
        m_sites->addItem(siteText(name));
        if (site() == name)
            m_sites->setCurrentIndex(m_sites->count() - 1);
    }
}

void ReplayPanel::chooseSite(int index)
{
    m_trouble.clear();
    setSite(index > 0 ? std::optional(m_names[std::size_t(index - 1)]) : std::nullopt);
    m_choice->select(inUse());
}

int ReplayPanel::days() const
{
    return m_spans->checkedId();
}

Sensitivity ReplayPanel::inUse() const
{
    const Sensitivities now = source().state().sensitivities;
    return site() ? now.of(*site()) : now.others;
}

void ReplayPanel::startAnew()
{
    m_isAsking = false;
    m_hasAnswer = false;
    m_isDue = true;
    failure()->hide();
    askIfDue();
    showWhatThereIs();
}

void ReplayPanel::askIfDue()
{
    if (!m_isDue || !isKept() || now() == epoch || !isVisible())
        return;
    m_isDue = false;
    m_request.site = site();
    // The last minute may be on its way to the disk.
    m_request.to = minuteOf(now()) - minuteMs;
    m_request.from = m_request.to - days() * dayMs;
    ask();
}

void ReplayPanel::ask()
{
    m_isAsking = true;
    m_hasAnswer = false;
    failure()->hide();
    showWhatThereIs();
    source().compareAlerts(m_request);
}

bool ReplayPanel::isAsking(const PastQuestion& question) const
{
    return m_isAsking && question == PastQuestion(m_request);
}

void ReplayPanel::show(const AlertComparison& comparison)
{
    if (!isAsking(comparison.request))
        return;
    m_isAsking = false;
    m_hasAnswer = true;
    m_comparison = comparison;
    ++m_answers;
    showWhatThereIs();
}

void ReplayPanel::showFailure(const QString& why)
{
    m_isAsking = false;
    failure()->say(tr("These days could not be gone through."), why);
    showWhatThereIs();
}

void ReplayPanel::showWhatThereIs()
{
    m_choice->show(hasFigures() ? &m_comparison : nullptr, inUse());
    showAlerts();
}

void ReplayPanel::showAlerts()
{
    listAlerts();
    m_sentence->setText(hasFigures() ? sentence() : QString());
    m_sentence->setVisible(hasFigures());
    m_emptyLabel->setText(emptyText());
    m_emptyLabel->setVisible(m_model->rowCount() == 0);
    showUse();
}

/// Only what is new, so that who reads the list keeps the place.
void ReplayPanel::listAlerts()
{
    const auto wanted =
        hasFigures() ? std::optional(Listed(m_answers, m_choice->selected())) : std::nullopt;
    if (wanted == m_listed)
        return;
    m_listed = wanted;
    m_model->apply(listing({}), false);
    if (wanted)
        m_model->apply(listing(m_comparison.at(wanted->second).alerts), false);
}

QString ReplayPanel::emptyText() const
{
    if (!m_hasAnswer)
        return waitingText(tr("Going through %1…").arg(replayedText(days() * dayMs)),
                           tr("Not connected: this goes on once there is a connection."));
    if (m_comparison.isEmpty())
        return tr("Nothing is kept of these days yet.");
    return tr("Nobody would have been called.");
}

/// "quiet 2 · normal 5 · keen 11 alerts in 7 days on shop".
QString ReplayPanel::sentence() const
{
    QStringList counts;
    for (const Sensitivity each : allSensitivities)
        counts.append(
            tr("%1 %2").arg(sensitivityText(each), numberText(m_comparison.at(each).count)));
    const QString where = site() ? tr("on %1").arg(cutName(siteText(*site())))
                                 : countText(m_comparison.sites, tr("on %1 sites", nullptr,
                                                                    numerus(m_comparison.sites)));
    QString text = tr("%1 alerts in %2 %3")
                       .arg(joined(counts), replayedText(m_request.to - m_comparison.from), where);
    if (m_comparison.from - m_request.from >= hourMs)
        text = tr("%1; nothing older is kept").arg(text);
    const AlertComparison::Told& told = m_comparison.at(m_choice->selected());
    if (told.count > std::int64_t(told.alerts.size()))
        text =
            tr("%1. The newest %2 are listed.").arg(text, numberText(qint64(told.alerts.size())));
    return text;
}

void ReplayPanel::showUse()
{
    const SourceState state = source().state();
    const QString word = sensitivityText(m_choice->selected());
    const bool isOther = m_choice->selected() != inUse();
    const bool haveSome = !state.sensitivities.bySite.empty();
    const QString where = site()     ? cutName(siteText(*site()))
                          : haveSome ? tr("all other sites")
                                     : tr("all sites");
    m_use->setText(
        tr("Use %1 for %2").arg(word, where).replace(QLatin1Char('&'), QLatin1String("&&")));
    m_use->setEnabled(isOther && state.mayChange && !m_isApplying);
    m_note->setText(useNote(state, where));
}

QString ReplayPanel::useNote(const SourceState& state, const QString& where) const
{
    if (!m_trouble.isEmpty())
        return m_trouble;
    if (m_isApplying)
        return tr("Being stored…");
    const QString now = tr("In use for %1: %2.").arg(where, sensitivityText(inUse()));
    if (state.phase == SourceState::Phase::Live && !state.mayChange)
        return tr("%1 Only an operator may change it.").arg(now);
    return tr("%1 What is chosen holds at once, for everybody.").arg(now);
}

void ReplayPanel::apply()
{
    m_isApplying = true;
    m_trouble.clear();
    m_before = source().state().sensitivities;
    showUse();
    source().chooseSensitivity(site(), m_choice->selected());
}

void ReplayPanel::followUse(const SourceState& state)
{
    if (m_isApplying && state.sensitivities != m_before)
        m_isApplying = false;
    showWhatThereIs();
}

void ReplayPanel::refuse(const QString& why)
{
    if (!m_isApplying)
        return;
    m_isApplying = false;
    // It may quote another machine.
    m_trouble = tr("It stays as it was: %1").arg(shownText(why.toStdString()));
    showUse();
}

void ReplayPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    startAnew();
}

} // namespace footfall
