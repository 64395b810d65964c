// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_legend.h"

#include "ui/look/labels.h"

#include <QHBoxLayout>
#include <QPainter>

namespace footfall {
namespace {

constexpr int goalMarkSide = 10;

class LegendMark : public QWidget
{
public:
    LegendMark(ChartMark mark, QWidget* parent)
        : QWidget(parent)
        , m_mark(mark)
    {
        if (mark == ChartMark::Star)
            setFixedSize(goalMarkSide, goalMarkSide);
        else
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
        else if (m_mark == ChartMark::Band)
            painter.fillRect(rect(), theme.accentSoft);
        else if (m_mark == ChartMark::Star)
            drawSign(painter, Sign::Star, rect(), theme.good);
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

QWidget* ChartLegend::addEntry(ChartMark mark, const QString& name)
{
    if (!layout()) {
        auto* all = new QHBoxLayout(this);
        all->setContentsMargins(0, 0, 0, 0);
        all->setSpacing(3 * spaceStep);
        all->addStretch(1);
    }
    auto* entry = new QWidget(this);
    entry->setObjectName(name);
    auto* row = new QHBoxLayout(entry);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spaceStep);
    row->addWidget(new LegendMark(mark, entry));
    auto* label = new ElidedLabel(TypeSize::Caption, Tone::Muted, entry);
    // So much that it is seen that there is more.
    label->setMinimumWidth(3 * spaceStep);
    row->addWidget(label);
    layout()->addWidget(entry);
    return entry;
}

void ChartLegend::setEntry(ChartMark mark, const QString& text)
{
    const QString name = QStringLiteral("legend%1").arg(int(mark));
    auto* entry = findChild<QWidget*>(name);
    if (!entry)
        entry = addEntry(mark, name);
    entry->findChild<ElidedLabel*>()->setLine(text);
    entry->setVisible(!text.isEmpty());
}

} // namespace footfall
