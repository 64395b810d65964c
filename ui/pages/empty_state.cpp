// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/empty_state.h"

#include "ui/look/copy_block.h"
#include "ui/look/labels.h"
#include "ui/pages/address_choice.h"
#include "ui/text/snippets.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace footfall {
namespace {

constexpr int columnWidth = 104 * spaceStep;

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_title(new TypeLabel(TypeSize::Figure, Tone::Normal, this))
{
    setObjectName(QStringLiteral("emptyState"));
    auto* center = new QWidget(this);
    center->setMaximumWidth(columnWidth);
    auto* column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spaceStep);
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    column->addWidget(m_title);
    m_lead = new TypeLabel(TypeSize::Body, Tone::Muted, center);
    column->addWidget(m_lead);
    column->addSpacing(2 * spaceStep);
    m_blocks = makeBlocks();
    column->addWidget(m_blocks);

    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(center, 100);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * spaceStep, 2 * spaceStep, 3 * spaceStep, 2 * spaceStep);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
}

QWidget* EmptyState::makeBlocks()
{
    auto* blocks = new QWidget(this);
    auto* column = new QVBoxLayout(blocks);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spaceStep);
    m_choice = new AddressChoice(this);
    connect(m_choice, &AddressChoice::chosen, this, &EmptyState::showLines);
    m_snippet =
        addBlock(column, tr("Paste this into your site's pages"), QStringLiteral("snippet"));
    column->insertWidget(1, m_choice);
    m_curl = addBlock(column, tr("Or try it from a terminal"), QStringLiteral("curl"));
    m_address = addBlock(column, tr("Visits are sent to"), QStringLiteral("address"));
    auto* add = new QPushButton(tr("Add a website by name, or with another tracker…"), this);
    add->setObjectName(QStringLiteral("addSiteButton"));
    connect(add, &QPushButton::clicked, this, &EmptyState::addSiteRequested);
    column->addWidget(add, 0, Qt::AlignLeft);
    return blocks;
}

CopyBlock* EmptyState::addBlock(QVBoxLayout* column, const QString& heading, const QString& name)
{
    auto* label = new TypeLabel(TypeSize::Body, Tone::Normal, this);
    label->setWeight(QFont::DemiBold);
    label->setText(heading);
    auto* block = new CopyBlock(heading, this);
    block->setObjectName(name);
    column->addWidget(label);
    column->addWidget(block);
    column->addSpacing(spaceStep);
    return block;
}

void EmptyState::show(const SourceState& state)
{
    const bool failed = state.phase == SourceState::Phase::Failed;
    const bool isThere =
        state.host.isEmpty() || (!failed && state.phase != SourceState::Phase::Starting);
    m_blocks->setVisible(isThere);
    if (isThere) {
        m_title->setText(tr("Waiting for the first visitor"));
        m_lead->setText(tr("The moment a visit arrives, it appears here by itself."));
    } else {
        m_title->setText((failed ? tr("Not connected to %1") : tr("Connecting to %1"))
                             .arg(m_title->fontMetrics().elidedText(state.host, Qt::ElideMiddle,
                                                                    columnWidth / 2)));
        m_lead->setText(failed ? tr("What is wrong, and what to do, is said above.")
                               : tr("Once it answers, its figures appear here by themselves."));
    }
    m_choice->setState(state);
}

void EmptyState::showLines()
{
    const QString address = m_choice->address();
    m_address->setText(address);
    m_snippet->setText(siteSnippet(address));
    m_curl->setText(curlLine(address));
}

} // namespace footfall
