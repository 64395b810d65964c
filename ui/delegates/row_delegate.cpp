// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/row_delegate.h"

namespace footfall {

RowDelegate::RowDelegate(int lines, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_lines(lines)
{
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int line = m_body.metrics.height() + 3;
    return {0, m_lines * line + spaceStep};
}

void RowDelegate::renewFonts()
{
    m_body = RowFont(TypeSize::Body);
    m_strong = RowFont(TypeSize::Body, QFont::DemiBold);
    m_caption = RowFont(TypeSize::Caption);
}

int RowDelegate::captionWidth(QLatin1String sample) const
{
    return m_caption.metrics.horizontalAdvance(sample);
}

} // namespace footfall
