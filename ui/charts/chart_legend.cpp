// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_legend.h"

#include "ui/look/labels.h"

#include <QHBoxLayout>
#include <QPainter>

namespace footfall {
namespace {

class LegendMark : public QWidget
{
public:
    LegendMark(ChartMark mark, QWidget* parent)
        : QWidget(parent)
        , m_mark(mark)
    {
        setFixedSize(mark == ChartMark::Dashes ? 3 * spaceStep : 2 * spaceStep, spaceStep);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Theme& theme = Theme::current();
        const int middle = height() / 2;
        if (m_mark == ChartMark::Bars)
            painter.fillRect(4, 0, spaceStep, spaceStep, theme.bars);
        else if (m_mark == ChartMark::Line)
            painter.fillRect(0, middle - 1, width(), 2, theme.accent);
        else
            for (int x = 0; x < width(); x += 9)
                painter.fillRect(x, middle - 1, 6, 2, theme.muted);
    }

private:
    const ChartMark m_mark;
};

} // namespace

void ChartLegend::setEntry(ChartMark mark, const QString& text)
{
    const QString name = QStringLiteral("legend%1").arg(int(mark));
    auto* label = findChild<ElidedLabel*>(name);
    if (!label) {
        auto* row = static_cast<QHBoxLayout*>(layout());
        if (!row) {
            row = new QHBoxLayout(this);
            row->setContentsMargins(0, 0, 0, 0);
            row->setSpacing(spaceStep);
            row->addStretch(1);
        } else {
            row->addSpacing(spaceStep);
        }
        label = new ElidedLabel(TypeSize::Caption, Tone::Muted, this);
        label->setObjectName(name);
        row->addWidget(new LegendMark(mark, this));
        row->addWidget(label);
    }
    label->setLine(text);
}

} // namespace footfall
