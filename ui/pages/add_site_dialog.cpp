// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/add_site_dialog.h"

#include "ui/look/choice_box.h"
#include "ui/look/copy_block.h"
#include "ui/look/dialog_column.h"
#include "ui/look/labels.h"
#include "ui/pages/address_choice.h"
#include "ui/text/snippets.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace footfall {
namespace {

/// As long as an event's `site` may be.
constexpr int nameLength = 255;
constexpr int dialogWidth = 92 * spaceStep;

TypeLabel* addLabel(QVBoxLayout* column, TypeSize size, Tone tone, const QString& text)
{
    auto* label = new TypeLabel(size, tone, column->parentWidget());
    label->setWordWrap(true);
    label->setText(text);
    column->addWidget(label);
    return label;
}

TypeLabel* addHeading(QVBoxLayout* column, const QString& text)
{
    TypeLabel* label = addLabel(column, TypeSize::Body, Tone::Normal, text);
    label->setWeight(QFont::DemiBold);
    return label;
}

} // namespace

AddSiteDialog::AddSiteDialog(QWidget* parent)
    : QDialog(parent)
    , m_snapshot(std::make_shared<const Snapshot>())
{
    setObjectName(QStringLiteral("addSiteDialog"));
    setWindowTitle(tr("Add a website"));
    setMinimumWidth(dialogWidth);
    QVBoxLayout* column = makeDialogColumn(this);
    makeName(column);
    makeTracker(column);
    makeBlocks(column);
    makeLight(column);
    connect(m_name, &QLineEdit::textChanged, this, &AddSiteDialog::watch);
}

void AddSiteDialog::makeName(QVBoxLayout* column)
{
    column->addSpacing(spaceStep);
    TypeLabel* heading = addHeading(column, tr("Name of the site"));
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("siteNameEdit"));
    m_name->setPlaceholderText(tr("shop — left empty, the host of its pages"));
    m_name->setAccessibleName(heading->text());
    m_name->setMaxLength(nameLength);
    heading->setBuddy(m_name);
    column->addWidget(m_name);
    column->addSpacing(spaceStep);
}

void AddSiteDialog::makeTracker(QVBoxLayout* column)
{
    TypeLabel* heading = addHeading(column, tr("Tracker that its pages have already"));
    m_tracker = new ChoiceBox(this);
    m_tracker->setObjectName(QStringLiteral("siteTracker"));
    m_tracker->setAccessibleName(heading->text());
    m_tracker->view()->setAccessibleName(heading->text());
    offerTrackers();
    heading->setBuddy(m_tracker);
    connect(m_tracker, &QComboBox::currentIndexChanged, this, &AddSiteDialog::watch);
    column->addWidget(m_tracker, 0, Qt::AlignLeft);
    column->addSpacing(spaceStep);
}

void AddSiteDialog::makeBlocks(QVBoxLayout* column)
{
    m_paste = addHeading(column, {});
    m_paste->setObjectName(QStringLiteral("siteSnippetHeading"));
    m_choice = new AddressChoice(this);
    connect(m_choice, &AddressChoice::chosen, this, &AddSiteDialog::showSnippet);
    column->addWidget(m_choice);
    m_snippet = new CopyBlock(tr("Line for its pages"), this);
    m_snippet->setObjectName(QStringLiteral("siteSnippet"));
    column->addWidget(m_snippet);
    column->addSpacing(spaceStep);
    m_declaring = addLabel(column, TypeSize::Caption, Tone::Muted, {});
    m_declaring->setObjectName(QStringLiteral("declaringLabel"));
    m_option = new CopyBlock(tr("Option of Footfall that declares the site"), this);
    m_option->setObjectName(QStringLiteral("siteOption"));
    column->addWidget(m_option);
    column->addSpacing(2 * spaceStep);
}

void AddSiteDialog::makeLight(QVBoxLayout* column)
{
    m_mark = new SignMark(this);
    m_light = new TypeLabel(TypeSize::Body, Tone::Normal, this);
    m_light->setObjectName(QStringLiteral("siteLight"));
    m_light->setWordWrap(true);
    auto* close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* row = new QHBoxLayout;
    row->setSpacing(spaceStep);
    row->addWidget(m_mark);
    row->addWidget(m_light, 1);
    row->addWidget(close);
    column->addStretch(1);
    column->addWidget(makeHairline(Qt::Horizontal, this));
    column->addLayout(row);
}

void AddSiteDialog::begin()
{
    m_name->clear();
    m_tracker->setCurrentIndex(0);
    watch();
    resize(dialogWidth, 0);
    growToFit();
    show();
    raise();
    activateWindow();
    m_name->setFocus(Qt::ShortcutFocusReason);
}

void AddSiteDialog::setState(const SourceState& state)
{
    const bool areOthers = state.trackers != m_state.trackers;
    m_state = state;
    m_choice->setState(state);
    if (areOthers)
        offerTrackers();
    showDeclaring();
}

/// What was chosen stays so while it is among them.
void AddSiteDialog::offerTrackers()
{
    const QString chosen = product();
    const QSignalBlocker quiet(m_tracker);
    m_tracker->clear();
    m_tracker->addItem(tr("None of these"));
    for (const QString& each : snippetProducts(m_state.trackers))
        m_tracker->addItem(each, each);
    m_tracker->setCurrentIndex(std::max(0, m_tracker->findData(chosen)));
    if (product() != chosen)
        watch();
}

void AddSiteDialog::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    if (!isVisible() || m_watch.isConnected())
        return;
    m_watch.look(*snapshot);
    showLight();
}

QString AddSiteDialog::name() const
{
    return m_name->text().trimmed().toLower();
}

/// Empty: none of them.
QString AddSiteDialog::product() const
{
    return m_tracker->currentData().toString();
}

void AddSiteDialog::watch()
{
    // What names no site comes under the host of its page.
    const bool isNamed = namesSite(product()) || !m_state.sites.isEmpty();
    const QString site = isNamed ? name() : QString();
    m_watch.begin(site.isEmpty() ? std::nullopt : std::optional(site.toStdString()), *m_snapshot);
    showSnippet();
    showDeclaring();
    showLight();
}

void AddSiteDialog::showSnippet()
{
    m_paste->setText(product().isEmpty() ? tr("Paste this into its pages")
                                         : tr("In its snippet, change the line to"));
    m_snippet->setText(productLine(product(), m_choice->address(), name()));
    if (isVisible())
        growToFit();
}

/// A longer line takes more rows; what was made larger by hand stays so.
void AddSiteDialog::growToFit()
{
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void AddSiteDialog::showDeclaring()
{
    const QString site = name().isEmpty() ? tr("NAME") : name();
    m_option->setText(siteOption(site));
    if (m_state.sites.contains(name()))
        m_declaring->setText(tr("It is declared: only its own pages may send for it."));
    else if (m_state.sites.isEmpty())
        m_declaring->setText(tr("Every website may send. To take only what declared ones send, "
                                "start Footfall with an option for each:"));
    else
        m_declaring->setText(tr("Only declared websites may send, and this is none: start Footfall "
                                "with this option as well, or its events are refused."));
    m_option->setVisible(!m_state.sites.contains(name()));
}

void AddSiteDialog::showLight()
{
    const Theme& theme = Theme::current();
    const bool on = m_watch.isConnected();
    m_mark->setMark(on ? Sign::Disc : Sign::Ring, on ? theme.good : theme.muted);
    m_light->setText(m_watch.text());
    m_light->setAccessibleName(m_watch.text());
}

void AddSiteDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && m_light)
        showLight();
    QDialog::changeEvent(event);
}

} // namespace footfall
