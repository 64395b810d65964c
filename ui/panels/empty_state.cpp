// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/empty_state.h"

#include "ui/panels/copy_block.h"
#include "ui/panels/labels.h"
#include "ui/snippets.h"

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
    m_title->setText(tr("Waiting for the first visitor"));
    column->addWidget(m_title);
    auto* lead = new TypeLabel(TypeSize::Body, Tone::Muted, center);
    lead->setText(tr("The moment a visit arrives, it appears here by itself."));
    column->addWidget(lead);
    column->addSpacing(2 * spaceStep);
    m_snippet =
        addBlock(column, tr("Paste this into your site's pages"), QStringLiteral("snippet"));
    m_curl = addBlock(column, tr("Or try it from a terminal"), QStringLiteral("curl"));
    m_address = addBlock(column, tr("Visits are sent to"), QStringLiteral("address"));

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
    const QString address = state.addresses.isEmpty() ? QStringLiteral("http://127.0.0.1:3000")
                                                      : state.addresses.first();
    m_address->setText(address);
    m_snippet->setText(siteSnippet(address));
    m_curl->setText(curlLine(address));
}

} // namespace footfall
