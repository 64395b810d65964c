// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tiles/alert_tile.h"

#include "ui/look/signs.h"
#include "ui/text/alert_text.h"
#include "ui/text/text_format.h"
#include "ui/tiles/tile.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

namespace footfall {
namespace {

/// The text in two lines at most; what there is no room for shows as "…".
QStringList twoLines(const QString& text, const QFont& font, int width)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(width);
    layout.endLayout();
    const int begin = first.textLength();
    return {text.left(begin),
            QFontMetrics(font).elidedText(text.mid(begin), Qt::ElideRight, width)};
}

} // namespace

AlertTile::AlertTile(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Latest alert"));
    setAccessibleDescription(tr("No alerts so far"));
}

void AlertTile::setAlert(const std::optional<Alert>& alert)
{
    const bool same =
        alert.has_value() == m_alert.has_value() && (!alert || alert->id == m_alert->id);
    if (same)
        return;
    m_alert = alert;
    setAccessibleDescription(alert ? alertTitle(*alert) + QStringLiteral(": ") + alertText(*alert)
                                   : tr("No alerts so far"));
    update();
}

QSize AlertTile::sizeHint() const
{
    return {24 * spaceStep, tileHeight()};
}

void AlertTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    drawTileGround(painter, *this);
    const QRect area = rect().adjusted(2 * spaceStep, spaceStep, -2 * spaceStep, -spaceStep);
    const QFont title = typeFont(TypeSize::Title, QFont::DemiBold);
    const QFont caption = typeFont(TypeSize::Caption);
    const QFontMetrics metrics(caption);
    const int line = metrics.height();
    const QFontMetrics titleMetrics(title);
    const int baseline = tileBaseline(area);

    int left = area.left();
    if (m_alert) {
        const int side = titleMetrics.xHeight() + 2;
        drawSign(painter, alertSign(m_alert->kind), QRectF(left, baseline - side, side, side),
                 alertColor(*m_alert, theme));
        left += side + spaceStep;
    }
    painter.setFont(title);
    painter.setPen(m_alert ? theme.text : theme.muted);
    const QString heading =
        m_alert ? tr("%1 %2").arg(alertTitle(*m_alert), minuteText(m_alert->at)) : tr("All quiet");
    painter.drawText(left, baseline, heading);
    painter.setFont(caption);
    painter.setPen(m_alert ? theme.text : theme.muted);
    QRect place(area.left(), area.bottom() - 2 * line + 1, area.width(), line);
    for (const QString& text :
         twoLines(m_alert ? alertText(*m_alert) : tr("no alerts so far"), caption, area.width())) {
        painter.drawText(place, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, text);
        place.translate(0, line);
    }
}

} // namespace footfall
