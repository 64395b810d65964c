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

#include <utility>

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
    setObjectName(QStringLiteral("alertTile"));
    setAccessibleName(tr("Worst open alert"));
    show(Snapshot());
}

void AlertTile::show(const Snapshot& snapshot)
{
    const Alert* worst = worstOpen(snapshot);
    const Alert* alert = worst ? worst : justOver(snapshot);
    const bool isQuiet = !worst || worst->isHandled();
    if (std::exchange(m_isQuiet, isQuiet) != isQuiet)
        update();
    if (!alert)
        return say(nullptr, quietText(snapshot.quietSince, snapshot.at), tr("nothing unusual"));
    say(alert, tr("%1 %2").arg(alertTitle(*alert), minuteText(alert->at)),
        joined({handledText(*alert, snapshot.at), alertText(*alert)}));
}

void AlertTile::say(const Alert* alert, const QString& heading, const QString& text)
{
    if (heading == m_heading && text == m_text)
        return;
    m_alert = alert ? std::optional(*alert) : std::nullopt;
    m_heading = heading;
    m_text = text;
    setAccessibleDescription(alert ? alertTitle(*alert) + QStringLiteral(": ") + text : heading);
    setToolTip(alert ? tooltipText(heading + QLatin1Char('\n') + text) : QString());
    update();
}

QSize AlertTile::sizeHint() const
{
    return {24 * spaceStep, tileHeight()};
}

/// In smaller letters rather than cut.
void AlertTile::drawHeading(QPainter& painter, const QRect& area) const
{
    const Theme& theme = Theme::current();
    const int baseline = tileBaseline(area);
    const int side = QFontMetrics(typeFont(TypeSize::Title)).xHeight() + 2;
    const int left = area.left() + (m_alert ? side + spaceStep : 0);
    const int width = area.right() + 1 - left;
    QFont font = typeFont(TypeSize::Title, QFont::DemiBold);
    if (QFontMetrics(font).horizontalAdvance(m_heading) > width)
        font = typeFont(TypeSize::Body, QFont::DemiBold);
    if (m_alert)
        drawSign(painter, alertSign(m_alert->kind),
                 QRectF(mirroredLeft(*this, area.left(), side), baseline - side, side, side),
                 alertColor(*m_alert, theme));
    painter.setFont(font);
    const QString heading = QFontMetrics(font).elidedText(m_heading, Qt::ElideRight, width);
    const int taken = QFontMetrics(font).horizontalAdvance(heading);
    painter.drawText(mirroredLeft(*this, left, taken), baseline, heading);
}

void AlertTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    drawTileGround(painter, *this);
    const QRect area = rect().adjusted(2 * spaceStep, spaceStep, -2 * spaceStep, -spaceStep);
    painter.setPen(m_alert && !m_isQuiet ? theme.text : theme.muted);
    drawHeading(painter, area);
    const QFont caption = typeFont(TypeSize::Caption);
    const int line = QFontMetrics(caption).height();
    painter.setFont(caption);
    QRect place(area.left(), area.bottom() - 2 * line + 1, area.width(), line);
    for (const QString& text : twoLines(m_text, caption, area.width())) {
        painter.drawText(place, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, text);
        place.translate(0, line);
    }
}

} // namespace footfall
