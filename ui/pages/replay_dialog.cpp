// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/replay_dialog.h"

#include "core/source/live_source.h"
#include "ui/lists/replay_panel.h"
#include "ui/look/labels.h"

#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace footfall {
namespace {

constexpr QSize replaySize(88 * spaceStep, 72 * spaceStep);

} // namespace

ReplayDialog::ReplayDialog(LiveSource& source, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("replayDialog"));
    setWindowTitle(tr("How often would alerts have fired?"));
    auto* title = new TypeLabel(TypeSize::Title, Tone::Normal, this);
    title->setText(windowTitle());
    title->setWeight(QFont::DemiBold);
    m_panel = new ReplayPanel(source, this);
    auto* close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    // Those of the window do not reach it.
    for (const auto& key : {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)}) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, [this, &source] {
            source.tryAgain();
            m_panel->tryAgain();
        });
    }
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * spaceStep, 3 * spaceStep, 3 * spaceStep, 2 * spaceStep);
    column->setSpacing(2 * spaceStep);
    column->addLayout(head);
    column->addWidget(m_panel, 1);
    resize(replaySize);
}

void ReplayDialog::begin(const std::optional<std::string>& site)
{
    m_panel->begin(site);
    show();
    raise();
    activateWindow();
    m_panel->takeFocus();
}

} // namespace footfall
