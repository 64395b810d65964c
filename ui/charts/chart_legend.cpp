// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_legend.h"

#include "ui/look/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace footfall {
namespace {

constexpr int goalMarkSide = 10;
constexpr int gap = 3 * spaceStep;

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

ChartLegend::ChartLegend(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_rest(new ElidedLabel(TypeSize::Caption, Tone::Muted, this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(gap);
    m_row->addStretch(1);
    m_row->addWidget(m_rest);
    m_rest->setLine(QStringLiteral("…"));
    m_rest->hide();
}

ChartLegend::Entry ChartLegend::addEntry(ChartMark mark, const QString& name)
{
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
    m_row->insertWidget(m_row->indexOf(m_rest), entry);
    return {entry, label};
}

void ChartLegend::setEntry(ChartMark mark, const QString& text)
{
    const QString name = QStringLiteral("legend%1").arg(int(mark));
    const auto isIt = [&](const Entry& entry) { return entry.widget->objectName() == name; };
    auto known = std::find_if(m_entries.begin(), m_entries.end(), isIt);
    if (known == m_entries.end())
        known = m_entries.insert(known, addEntry(mark, name));
    if (known->text == text)
        return;
    known->text = text;
    known->label->setLine(text);
    updateGeometry();
    showWhatFits();
}

/// Of the first as much as there is room for; of the others the words or nothing.
void ChartLegend::showWhatFits()
{
    int room = width();
    if (sizeHint().width() > room)
        room -= gap + m_rest->sizeHint().width();
    QStringList left;
    bool isFirst = true;
    for (const Entry& entry : m_entries) {
        const int wanted = entry.widget->sizeHint().width() + (isFirst ? 0 : gap);
        const bool fits = isFirst || (left.isEmpty() && wanted <= room);
        if (!entry.text.isEmpty() && !fits)
            left.append(entry.text);
        entry.widget->setVisible(!entry.text.isEmpty() && fits);
        if (entry.text.isEmpty())
            continue;
        room -= wanted;
        isFirst = false;
    }
    m_rest->setVisible(!left.isEmpty());
    m_rest->setToolTip(left.join(QLatin1Char('\n')).toHtmlEscaped());
}

QSize ChartLegend::sizeHint() const
{
    QSize all(0, m_rest->sizeHint().height());
    for (const Entry& entry : m_entries) {
        if (!entry.text.isEmpty())
            all.rwidth() += entry.widget->sizeHint().width() + (all.width() > 0 ? gap : 0);
    }
    return all;
}

QSize ChartLegend::minimumSizeHint() const
{
    return {0, m_rest->sizeHint().height()};
}

/// Larger words ask for another layout, too.
bool ChartLegend::event(QEvent* event)
{
    const bool isTaken = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        showWhatFits();
    return isTaken;
}

} // namespace footfall
