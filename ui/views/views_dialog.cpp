// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/views_dialog.h"

#include "ui/look/labels.h"
#include "ui/look/theme.h"
#include "ui/text/text_format.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace footfall {
namespace {

constexpr QSize usualDialog(56 * spaceStep, 48 * spaceStep);

} // namespace

QString viewKey(int place)
{
    return QStringLiteral("Alt+Shift+%1").arg(place + 1);
}

ViewsDialog::ViewsDialog(QWidget* parent)
    : QDialog(parent)
    , m_name(new QLineEdit(this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_list(new QListWidget(this))
    , m_said(new TypeLabel(TypeSize::Caption, Tone::Muted, this))
    , m_show(new QPushButton(tr("Show"), this))
    , m_remove(new QPushButton(tr("Remove"), this))
{
    setObjectName(QStringLiteral("viewsDialog"));
    setWindowTitle(tr("Saved views"));
    m_name->setObjectName(QStringLiteral("viewName"));
    m_name->setPlaceholderText(tr("A name for what is shown now"));
    m_name->setAccessibleName(m_name->placeholderText());
    m_name->setMaxLength(Choices::maxViewName);
    m_save->setObjectName(QStringLiteral("viewSave"));
    m_list->setObjectName(QStringLiteral("viewList"));
    m_list->setAccessibleName(tr("Saved views"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(spaceStep / 2);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_show->setObjectName(QStringLiteral("viewShow"));
    m_remove->setObjectName(QStringLiteral("viewRemove"));
    arrange();
    connectParts();
    resize(usualDialog);
}

void ViewsDialog::arrange()
{
    auto* what = new TypeLabel(TypeSize::Body, Tone::Normal, this);
    what->setText(tr("The site, the filter and the tabs. A key shows each."));
    auto* naming = new QHBoxLayout;
    naming->setSpacing(spaceStep);
    naming->addWidget(m_name, 1);
    naming->addWidget(m_save);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_remove, QDialogButtonBox::ActionRole);
    buttons->addButton(m_show, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(spaceStep);
    layout->addWidget(what);
    layout->addLayout(naming);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_said);
    layout->addWidget(buttons);
    for (QPushButton* button : {m_show, m_remove, buttons->button(QDialogButtonBox::Close)})
        button->setAutoDefault(false);
}

void ViewsDialog::connectParts()
{
    connect(m_name, &QLineEdit::textChanged, this, &ViewsDialog::judge);
    connect(m_list, &QListWidget::currentRowChanged, this, &ViewsDialog::judge);
    connect(m_save, &QPushButton::clicked, this,
            [this] { Q_EMIT saveRequested(m_name->text().simplified()); });
    connect(m_show, &QPushButton::clicked, this, &ViewsDialog::showChosen);
    connect(m_list, &QListWidget::itemActivated, this, &ViewsDialog::showChosen);
    connect(m_remove, &QPushButton::clicked, this,
            [this] { Q_EMIT removeRequested(m_list->currentRow()); });
    auto* remove = new QShortcut(QKeySequence(Qt::Key_Delete), m_list);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, m_remove, &QPushButton::click);
}

void ViewsDialog::begin(const std::vector<SavedView>& views)
{
    m_name->clear();
    setViews(views, {});
    show();
    activateWindow();
    m_name->setFocus();
}

void ViewsDialog::setViews(const std::vector<SavedView>& views, const QString& said)
{
    const int row = m_list->currentRow();
    m_list->clear();
    const int rowHeight = fontMetrics().height() + spaceStep;
    for (std::size_t place = 0; place < views.size(); ++place) {
        const QString name = shownText(views[place].name.toStdString());
        auto* item = new QListWidgetItem(tr("%1   %2").arg(viewKey(int(place)), name), m_list);
        item->setSizeHint({0, rowHeight});
    }
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
    m_said->setText(said.isEmpty() && views.empty() ? tr("There is no saved view yet.") : said);
    judge();
}

void ViewsDialog::judge()
{
    m_save->setEnabled(!m_name->text().simplified().isEmpty());
    m_show->setEnabled(m_list->currentRow() >= 0);
    m_remove->setEnabled(m_list->currentRow() >= 0);
}

void ViewsDialog::showChosen()
{
    const int place = m_list->currentRow();
    accept();
    Q_EMIT showRequested(place);
}

} // namespace footfall
