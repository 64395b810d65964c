// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/command_palette.h"

#include "ui/look/labels.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace footfall {
namespace {

constexpr int usualWidth = 80 * spaceStep;
constexpr int usualHeight = 58 * spaceStep;
constexpr int kindWidth = 9 * spaceStep;
constexpr int pageStep = 8;
constexpr int maxTyped = 200;

/// Its kind, its name and its key, beside each other; plain text whoever chose it.
class PaletteDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {0, QFontMetrics(typeFont(TypeSize::Body)).height() + spaceStep};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.accentSoft);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, theme.hover);
        QRect room = option.rect.adjusted(spaceStep, 0, -spaceStep, 0);
        painter->setFont(typeFont(TypeSize::Caption));
        painter->setPen(theme.muted);
        const int kind = kindWidth * painter->fontMetrics().height() / (2 * spaceStep);
        write(*painter, QRect(room.topLeft(), QSize(kind, room.height())), Qt::AlignLeft,
              index.data(PaletteModel::KindRole).toString());
        room.setLeft(room.left() + kind);
        const QString key = index.data(PaletteModel::KeyRole).toString();
        write(*painter, room, Qt::AlignRight, key);
        room.setRight(room.right() - painter->fontMetrics().horizontalAdvance(key) - spaceStep);
        painter->setFont(typeFont(TypeSize::Body));
        painter->setPen(theme.text);
        write(*painter, room, Qt::AlignLeft, index.data().toString());
        painter->restore();
    }

private:
    static void write(QPainter& painter, const QRect& room, Qt::Alignment side, const QString& text)
    {
        painter.drawText(room, int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_said(new TypeLabel(TypeSize::Caption, Tone::Muted, this))
    , m_model(new PaletteModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setProperty("look", QStringLiteral("toast"));
    setAccessibleName(tr("Find an action, a page, a site"));
    m_text->setObjectName(QStringLiteral("paletteEdit"));
    m_text->setAccessibleName(accessibleName());
    m_text->setPlaceholderText(tr("An action, a page, a site…"));
    m_text->setMaxLength(maxTyped);
    m_text->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteView"));
    m_list->setAccessibleName(tr("What is found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(this));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spaceStep, spaceStep, spaceStep, spaceStep);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_said);
    connect(m_text, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    parent->installEventFilter(this);
    hide();
}

void CommandPalette::begin(std::vector<PaletteItem> items)
{
    m_before = QApplication::focusWidget();
    m_model->setItems(std::move(items));
    m_text->clear();
    narrow();
    place();
    show();
    raise();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

/// Where it fits, however small the window is.
void CommandPalette::place()
{
    const QSize room = parentWidget()->size() - QSize(4 * spaceStep, 4 * spaceStep);
    const QSize size = QSize(usualWidth, usualHeight).boundedTo(room);
    const int top = std::min((parentWidget()->height() - size.height()) / 2, 12 * spaceStep);
    setGeometry(QRect(QPoint((parentWidget()->width() - size.width()) / 2, top), size));
}

void CommandPalette::narrow()
{
    m_model->narrow(m_text->text());
    m_list->setCurrentIndex(m_model->index(0, 0));
    const int found = m_model->found();
    m_said->setText(
        found == 0 ? tr("Nothing is called so.")
        : found > PaletteModel::maxListed
            ? tr("%1 of %2: type more to narrow it.").arg(PaletteModel::maxListed).arg(found)
            : tr("Enter does it, Escape goes back."));
}

void CommandPalette::step(int by, bool around)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int to = m_list->currentIndex().row() + by;
    const int row = around ? (to + rows) % rows : std::clamp(to, 0, rows - 1);
    m_list->setCurrentIndex(m_model->index(row, 0));
    // The text has the keyboard: it says where the list is.
    m_text->setAccessibleDescription(
        m_list->currentIndex().data(Qt::AccessibleTextRole).toString());
}

bool CommandPalette::press(int key)
{
    switch (key) {
    case Qt::Key_Down:
        return step(1, true), true;
    case Qt::Key_Up:
        return step(-1, true), true;
    case Qt::Key_PageDown:
        return step(pageStep, false), true;
    case Qt::Key_PageUp:
        return step(-pageStep, false), true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return run(m_list->currentIndex()), true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true;
    default:
        return false;
    }
}

/// Once the keyboard is where it was before.
void CommandPalette::run(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    hide();
    m_model->run(index.row());
}

void CommandPalette::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    m_before.clear();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress)
        return press(static_cast<QKeyEvent*>(event)->key());
    if (watched == m_text && event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason)
        hide();
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace footfall
