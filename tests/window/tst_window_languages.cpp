// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/snapshots.h"
#include "tests/window/support/window_test.h"
#include "ui/charts/chart_legend.h"
#include "ui/delegates/row_painter.h"
#include "ui/look/labels.h"
#include "ui/pages/dashboard.h"
#include "ui/tiles/tile.h"

#include <QApplication>
#include <QDialog>
#include <QLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace footfall;

namespace {

constexpr QSize narrow{1024, 640};

bool fits(const QString& text, const QWidget& widget, int width)
{
    return widget.fontMetrics().size(0, text).width() <= width;
}

bool isLabelCut(const QLabel& label)
{
    const QSize room = label.contentsRect().size();
    if (qobject_cast<const ElidedLabel*>(&label))
        return false; // it says the whole in a tooltip
    return label.wordWrap() ? label.heightForWidth(label.width()) > label.height()
                            : !fits(label.text(), label, room.width());
}

/// The name of its figure; the note below has shorter words where there is little room.
bool isTileCut(const Tile& tile)
{
    const QString caption = tile.accessibleName().section(QLatin1Char(' '), 1);
    return QFontMetrics(typeFont(TypeSize::Caption)).horizontalAdvance(caption) >
           tile.width() - 3 * spaceStep;
}

bool areTabsCut(const QTabBar& tabs)
{
    const auto* more = tabs.parentWidget()->findChild<QToolButton*>(QStringLiteral("moreTabs"));
    const QRect last = tabs.tabRect(tabs.count() - 1).adjusted(14, 0, -14, 0);
    return !tabs.rect().contains(last) && !(more && more->isVisible());
}

/// Of a row of tabs: it says something to screen readers only.
bool isArrow(const QToolButton& button)
{
    return button.arrowType() != Qt::NoArrow;
}

bool isCut(const QWidget& widget)
{
    if (const auto* tile = qobject_cast<const Tile*>(&widget))
        return isTileCut(*tile);
    if (const auto* legend = qobject_cast<const ChartLegend*>(&widget))
        return legend->sizeHint().width() > legend->width();
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return isLabelCut(*label);
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
        return areTabsCut(*tabs);
    if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
        return !fits(edit->placeholderText(), *edit, edit->width() - 2 * spaceStep);
    if (const auto* button = qobject_cast<const QToolButton*>(&widget))
        return !button->text().isEmpty() && !isArrow(*button) &&
               !fits(button->text(), *button, button->width());
    return qobject_cast<const QPushButton*>(&widget) && widget.sizeHint().width() > widget.width();
}

/// The names of what is cut in a window or a dialog, and what it says.
QStringList cutIn(const QWidget& window)
{
    QStringList cut;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || !isCut(*widget))
            continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const QString said = label ? label->text() : button ? button->text() : QString();
        cut.append(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') +
                   widget->objectName() + QLatin1Char(' ') + widget->accessibleName() + said);
    }
    return cut;
}

/// Parts of a layout that lie over each other or outside of their window.
QStringList clashesIn(const QWidget& window)
{
    QStringList clashes;
    for (const QLayout* layout : window.findChildren<QLayout*>()) {
        const QWidget* holder = layout->parentWidget();
        if (!holder || !holder->isVisible() || qobject_cast<const QStackedLayout*>(layout))
            continue;
        QRegion taken;
        for (int i = 0; i < layout->count(); ++i) {
            const QLayoutItem* item = layout->itemAt(i);
            const QRect place = item->geometry();
            // Hairlines cross each other.
            if (item->isEmpty() || place.width() < 2 || place.height() < 2)
                continue;
            const QRect onWindow(holder->mapTo(&window, place.topLeft()), place.size());
            if (taken.intersects(place) || !window.rect().contains(onWindow))
                clashes.append(QString::fromLatin1(holder->metaObject()->className()) +
                               holder->objectName());
            taken += place;
        }
    }
    return clashes;
}

/// Where something is of this colour.
QRect rectOf(const QImage& image, const QColor& color)
{
    QRect found;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                found |= QRect(x, y, 1, 1);
        }
    }
    return found;
}

} // namespace

/// The window in each of its languages, where there is little room, and from right to left.
class TestWindowLanguages : public WindowTest
{
    Q_OBJECT

private:
    void openNarrow()
    {
        restart();
        m_window->resize(narrow);
        Snapshot snapshot = busy();
        snapshot.pageViewsToday = 4137;
        snapshot.eventsToday = 6847;
        snapshot.alerts = {spike(1)};
        snapshot.openAlerts = snapshot.alerts;
        m_source->publish(snapshot);
        QCoreApplication::processEvents();
    }
    void trigger(const char* key)
    {
        for (QAction* action : m_window->actions()) {
            if (action->shortcuts().contains(QKeySequence(text(key))))
                action->trigger();
        }
        QCoreApplication::processEvents();
    }
    QDialog* openDialog() const
    {
        for (auto* dialog : m_window->findChildren<QDialog*>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    /// With each panel in front.
    template <typename Check>
    void eachPanel(const Check& check)
    {
        for (const Panel panel : {Panel::Feed, Panel::Countries, Panel::Referrers, Panel::Devices,
                                  Panel::Events, Panel::Page, Panel::Journey, Panel::Alerts,
                                  Panel::Today, Panel::Concurrency, Panel::Past}) {
            m_window->findChild<Dashboard*>()->goTo(panel);
            QCoreApplication::processEvents();
            const QStringList found = check(*m_window);
            QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1String("; "))));
        }
    }

private Q_SLOTS:
    void nothingIsCut_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString& language : knownLanguages())
            QTest::newRow(qPrintable(language)) << language;
    }

    void nothingIsCut()
    {
        QFETCH(QString, language);
        const QLocale before;
        const Language spoken(language);
        openNarrow();
        eachPanel(cutIn);
        for (const char* key : {"Ctrl+N", "Ctrl+G", "Ctrl+Shift+F", "Ctrl+Shift+R", "Ctrl+I",
                                "Ctrl+J", "Ctrl+Shift+A"}) {
            trigger(key);
            QDialog* dialog = openDialog();
            QVERIFY2(dialog, key);
            const QStringList cut = cutIn(*dialog);
            QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1String("; "))));
            QVERIFY2(dialog->width() <= narrow.width() && dialog->height() <= narrow.height(), key);
            dialog->close();
        }
        trigger("F1");
        disconnect();
        eachPanel(cutIn);
        m_window.reset();
        QLocale::setDefault(before);
    }

    void fromRightToLeftNothingClashes_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }

    void fromRightToLeftNothingClashes()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QApplication::setLayoutDirection(direction);
        openNarrow();
        eachPanel(clashesIn);
        const QRect tile = child<QWidget>("activeTile")->geometry();
        QCOMPARE(tile.center().x() > narrow.width() / 2, direction == Qt::RightToLeft);
        m_window.reset();
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void aRowBeginsWhereReadingDoes_data() { fromRightToLeftNothingClashes_data(); }
    void aRowBeginsWhereReadingDoes()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QApplication::setLayoutDirection(direction);
        QImage image(200, 24, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        RowPainter row(painter, image.rect());
        QRect space = row.line();
        row.sign(space, Sign::Disc, RowFont(TypeSize::Body), Qt::red);
        row.left(space, text("name"), RowFont(TypeSize::Body), Qt::blue);
        const bool isMirrored = direction == Qt::RightToLeft;
        const QRect first = rectOf(image, Qt::red);
        const QRect second = rectOf(image, Qt::blue);
        QCOMPARE(first.center().x() > image.width() / 2, isMirrored);
        QVERIFY(isMirrored ? second.right() < first.left() : first.right() < second.left());
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }
};

QTEST_MAIN(TestWindowLanguages)
#include "tst_window_languages.moc"
