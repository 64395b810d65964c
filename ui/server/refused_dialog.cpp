// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/refused_dialog.h"

#include "ui/look/dialog_column.h"
#include "ui/look/labels.h"
#include "ui/look/plain_table.h"
#include "ui/text/text_format.h"

#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace footfall {
namespace {

constexpr QSize refusedSize(116 * spaceStep, 56 * spaceStep);
enum Column
{
    Last,
    Address,
    Why,
    Said,
    Since,
    Times
};

QString reasonText(Refused why)
{
    switch (why) {
    case Refused::Access:
        return RefusedDialog::tr("no access");
    case Refused::Limit:
        return RefusedDialog::tr("too much");
    case Refused::Site:
        return RefusedDialog::tr("unknown site");
    case Refused::BadInput:
        break;
    }
    return RefusedDialog::tr("not understood");
}

QString figuresText(const RefusedClients& refusals)
{
    if (refusals.counts.total() == 0)
        return RefusedDialog::tr("Nothing was refused since %1.").arg(dateText(refusals.since));
    QStringList parts{RefusedDialog::tr("%1 since %2")
                          .arg(numberText(refusals.counts.total()), dateText(refusals.since))};
    for (std::size_t i = 0; i < refusedReasons; ++i) {
        if (const std::int64_t times = refusals.counts.of(Refused(i)))
            parts.append(QStringLiteral("%1 %2").arg(numberText(times), reasonText(Refused(i))));
    }
    return joined(parts);
}

} // namespace

RefusedDialog::RefusedDialog(QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("refusedDialog"));
    setWindowTitle(tr("Refused"));
    QVBoxLayout* column = makeDialogColumn(this);
    m_figures = new TypeLabel(TypeSize::Body, Tone::Muted, this);
    m_figures->setObjectName(QStringLiteral("refusedFigures"));
    m_figures->setWordWrap(true);
    m_clients = makePlainTable(
        "refusedClients", tr("Who was refused, the newest first"),
        {tr("Last"), tr("Address"), tr("Why"), tr("What it was told"), tr("Since"), tr("Times")},
        this);
    for (const int narrow : {Last, Address, Why, Since, Times})
        m_clients->horizontalHeader()->setSectionResizeMode(narrow, QHeaderView::ResizeToContents);
    alignRight(*m_clients, Times);
    auto* close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    column->addWidget(m_figures);
    column->addWidget(m_clients, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    applyTableFonts(*m_clients);
    resize(refusedSize);
}

void RefusedDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange && m_clients)
        applyTableFonts(*m_clients);
    QDialog::changeEvent(event);
}

void RefusedDialog::begin()
{
    show();
    renew();
    raise();
    activateWindow();
    m_clients->setFocus(Qt::ShortcutFocusReason);
}

/// What is not seen is made when it is.
void RefusedDialog::setState(const SourceState& state)
{
    const bool isSame = state.refusals == m_refusals && state.mayChange == m_isOperator;
    m_refusals = state.refusals;
    m_isOperator = state.mayChange;
    if (!isSame && isVisible())
        renew();
}

void RefusedDialog::renew()
{
    m_figures->setText(m_isOperator ? figuresText(m_refusals)
                                    : tr("Only an operator sees who was refused."));
    m_clients->setVisible(m_isOperator);
    m_clients->setRowCount(int(m_refusals.newest.size()));
    for (int row = 0; row < m_clients->rowCount(); ++row) {
        const RefusedClient& client = m_refusals.newest[std::size_t(row)];
        setCell(*m_clients, row, Last, clockText(client.lastAt));
        setCell(*m_clients, row, Address, shownText(client.address));
        setCell(*m_clients, row, Why, reasonText(client.why));
        setCell(*m_clients, row, Said, shownText(client.said));
        setCell(*m_clients, row, Since, clockText(client.since));
        setCell(*m_clients, row, Times, numberText(client.times));
    }
}

} // namespace footfall
