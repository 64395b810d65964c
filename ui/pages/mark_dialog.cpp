// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/mark_dialog.h"

#include "ui/look/labels.h"
#include "ui/text/text_format.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace footfall {
namespace {

constexpr int textCharacters = 40;

} // namespace

MarkDialog::MarkDialog(LiveSource& source, QWidget* parent)
    : QDialog(parent)
    , m_source(source)
    , m_where(new TypeLabel(TypeSize::Caption, Tone::Muted, this))
    , m_text(new QLineEdit(this))
    , m_note(new QPushButton(tr("Note it"), this))
{
    setObjectName(QStringLiteral("markDialog"));
    setWindowTitle(tr("Note in the charts"));
    m_text->setObjectName(QStringLiteral("markText"));
    m_text->setPlaceholderText(tr("As in: deploy 1.8"));
    m_text->setAccessibleName(tr("What to note in the charts"));
    m_text->setMaxLength(int(Mark::maxTextBytes));
    m_text->setMinimumWidth(textCharacters * fontMetrics().averageCharWidth());
    m_note->setObjectName(QStringLiteral("markNote"));
    m_note->setDefault(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_note, QDialogButtonBox::AcceptRole);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(spaceStep);
    layout->addWidget(m_text);
    layout->addWidget(m_where);
    layout->addWidget(buttons);
    connect(m_text, &QLineEdit::textChanged, this, &MarkDialog::judge);
    connect(buttons, &QDialogButtonBox::accepted, this, &MarkDialog::note);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void MarkDialog::begin(const std::optional<std::string>& site, TimeMs at)
{
    m_mark = {at, site.value_or(std::string()), {}};
    m_where->setText(tr("At %1, seen by everybody who looks at %2")
                         .arg(clockText(at), site ? siteText(*site) : tr("any site")));
    m_text->clear();
    judge();
    show();
    activateWindow();
    m_text->setFocus();
}

void MarkDialog::judge()
{
    const std::string text = m_text->text().trimmed().toStdString();
    m_note->setEnabled(!text.empty() && text.size() <= Mark::maxTextBytes);
}

void MarkDialog::note()
{
    m_mark.text = m_text->text().trimmed().toStdString();
    m_source.addMark(m_mark);
    accept();
}

} // namespace footfall
