// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme.h"

#include <QApplication>
#include <QStyle>
#include <QToolTip>

namespace footfall {

namespace {

Theme allMuted(Theme theme)
{
    for (QColor* color : {&theme.text, &theme.accent, &theme.good, &theme.warning, &theme.error})
        *color = theme.muted;
    theme.accentSoft = theme.hairline;
    return theme;
}

QString cssSize(TypeSize size)
{
    const QFont font = typeFont(size);
    return font.pointSizeF() > 0 ? QStringLiteral("%1pt").arg(font.pointSizeF())
                                 : QStringLiteral("%1px").arg(font.pixelSize());
}

} // namespace

const Theme& Theme::light()
{
    static const Theme theme{
        .dark = false,
        .window = QColor(0xfcfcfd),
        .text = QColor(0x1a1d21),
        .muted = QColor(0x59616b),
        .hairline = QColor(0xe2e5e9),
        .hover = QColor(0xf1f3f5),
        .accent = QColor(0x0b5fcc),
        .onAccent = QColor(0xffffff),
        .accentSoft = QColor(0xdde9fa),
        .good = QColor(0x14713f),
        .warning = QColor(0x8a4f00),
        .warningSoft = QColor(0xfdf0d9),
        .error = QColor(0xb3261e),
        .errorSoft = QColor(0xfce8e6),
        .bars = QColor(0x808a96),
    };
    return theme;
}

const Theme& Theme::night()
{
    static const Theme theme{
        .dark = true,
        .window = QColor(0x14171a),
        .text = QColor(0xe8eaed),
        .muted = QColor(0x9fa8b3),
        .hairline = QColor(0x2b3036),
        .hover = QColor(0x1e2226),
        .accent = QColor(0x74b3ff),
        .onAccent = QColor(0x0b1622),
        .accentSoft = QColor(0x1d3552),
        .good = QColor(0x63d297),
        .warning = QColor(0xf2b84b),
        .warningSoft = QColor(0x3a2c10),
        .error = QColor(0xff9288),
        .errorSoft = QColor(0x44201d),
        .bars = QColor(0x6c7682),
    };
    return theme;
}

const Theme& Theme::current()
{
    return QApplication::palette().color(QPalette::Window).lightness() < 128 ? night() : light();
}

const Theme& Theme::stale()
{
    static const Theme ofLight = allMuted(light());
    static const Theme ofNight = allMuted(night());
    return current().dark ? ofNight : ofLight;
}

QPalette Theme::palette() const
{
    QPalette palette(text, window, hairline, hairline, hairline, text, text, window, window);
    palette.setColor(QPalette::Button, hover);
    palette.setColor(QPalette::AlternateBase, hover);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::ToolTipBase, text);
    palette.setColor(QPalette::ToolTipText, window);
    palette.setColor(QPalette::Mid, hairline);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, muted);
    return palette;
}

QString Theme::styleSheet() const
{
    const QString rules = QStringLiteral(R"(
QToolButton, QPushButton { border: 1px solid transparent; border-radius: 6px; padding: 5px 8px; color: @text; background: transparent; font-size: @body; }
QToolButton:hover, QPushButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @accentSoft; }
QToolButton:focus, QPushButton:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[look="pill"] { background: @accent; color: @onAccent; border-radius: 9px; padding: 0px 8px; font-size: @caption; }
QToolButton[look="chip"] { background: @accentSoft; color: @text; border-radius: 12px; padding: 3px 10px; font-size: @caption; }
QToolButton[look="chip"]:hover, QToolButton[look="chip"]:focus { border-color: @accent; }
QToolButton[look="part"] { color: @muted; padding: 1px 8px; font-size: @caption; border-radius: 10px; }
QToolButton[look="part"]:checked { background: @accentSoft; color: @text; }
QToolButton[look="choice"] { border-color: @bars; padding: 2px 8px; font-size: @caption; }
QToolButton[look="choice"]:checked, QToolButton[look="choice"]:focus { border-color: @accent; }
QPushButton { border-color: @bars; padding: 5px 16px; outline: none; }
QPushButton:disabled { color: @muted; border-color: @hairline; }
QPushButton[look="card"] { border-color: @bars; border-radius: 8px; padding: 0; }
QPushButton[look="card"]:checked { background: @accentSoft; border-color: @accent; }
QPushButton[look="card"]:focus { border: 2px solid @accent; }
QPushButton[look="danger"] { background: @error; color: @window; border-color: @error; }
QPushButton[look="danger"]:focus { border: 2px solid @text; }
QLineEdit { background: @hover; border: 1px solid @bars; border-radius: 6px; padding: 5px 8px; font-size: @body; }
QLineEdit:focus { border-color: @accent; background: @window; }
QComboBox { background: @hover; border: 1px solid @bars; border-radius: 6px; padding: 4px 8px; font-size: @body; }
QComboBox:focus { border-color: @accent; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView { background: @window; border: 1px solid @bars; selection-background-color: @hover; selection-color: @text; }
QSlider::groove:horizontal { height: 2px; background: @bars; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border-radius: 7px; background: @accent; border: 1px solid @accent; }
QSlider::handle:horizontal:focus { background: @window; border: 3px solid @accent; width: 8px; height: 8px; }
QDateTimeEdit { background: @hover; border: 1px solid @bars; border-radius: 6px; padding: 3px 6px; font-size: @body; }
QDateTimeEdit:focus { border-color: @accent; background: @window; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; border: none; border-top: 2px solid transparent; border-bottom: 2px solid transparent; padding: 3px 0px 5px 0px; margin-right: 14px; color: @muted; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:only-one { border-bottom-color: transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar:focus { outline: none; }
QTabBar::scroller { width: 0px; }
QTabBar::tab:selected:focus { background: @accentSoft; border-top-color: @accent; }
QListView { border: none; background: transparent; outline: none; }
QTableView { border: none; background: transparent; outline: none; selection-background-color: @accentSoft; selection-color: @text; }
QTableView::item { padding: 0 8px; border: none; }
QTableView::item:focus { border: 1px solid @accent; padding: 0 7px; }
QHeaderView { background: @window; }
QHeaderView::section { background: @window; color: @muted; border: none; border-bottom: 1px solid @hairline; padding: 4px 11px; font-size: @caption; }
QScrollBar:vertical { background: transparent; width: 8px; margin: 0; }
QScrollBar::handle:vertical { background: @bars; border-radius: 4px; min-height: 32px; }
QScrollBar::handle:vertical:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame[look="hairline"] { background: @hairline; border: none; }
QFrame[look="code"] { background: @hover; border: 1px solid @hairline; border-radius: 6px; }
QFrame[look="info"] { background: @accentSoft; border: none; }
QFrame[look="warning"] { background: @warningSoft; border: none; }
QFrame[look="error"] { background: @errorSoft; border: none; }
QFrame[look="toast"] { background: @window; border: 1px solid @bars; border-radius: 8px; }
QMenu { background: @window; border: 1px solid @bars; padding: 4px 0; font-size: @body; }
QMenu::item { padding: 6px 24px 6px 24px; color: @text; }
QMenu::item:selected { background: @accentSoft; }
QMenu::item:disabled { color: @muted; }
QMenu::indicator { left: 8px; width: 12px; height: 12px; }
QMenu::separator { height: 1px; background: @hairline; margin: 4px 0; }
QToolTip { background: @text; color: @window; border: none; padding: 4px; }
)");
    // Longer names first: "@accent" is the beginning of "@accentSoft".
    const std::pair<QLatin1String, QColor> names[] = {
        {QLatin1String("@accentSoft"), accentSoft},
        {QLatin1String("@accent"), accent},
        {QLatin1String("@warningSoft"), warningSoft},
        {QLatin1String("@errorSoft"), errorSoft},
        {QLatin1String("@error"), error},
        {QLatin1String("@onAccent"), onAccent},
        {QLatin1String("@hairline"), hairline},
        {QLatin1String("@window"), window},
        {QLatin1String("@hover"), hover},
        {QLatin1String("@muted"), muted},
        {QLatin1String("@text"), text},
        {QLatin1String("@bars"), bars},
    };
    QString sheet = rules;
    sheet.replace(QLatin1String("@body"), cssSize(TypeSize::Body));
    sheet.replace(QLatin1String("@caption"), cssSize(TypeSize::Caption));
    for (const auto& [name, color] : names)
        sheet.replace(name, color.name());
    return sheet;
}

QFont typeFont(TypeSize size, QFont::Weight weight)
{
    QFont font = QApplication::font();
    const double factor = double(size) / double(TypeSize::Caption);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    font.setWeight(weight);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

void applyTheme(const Theme& theme)
{
    if (QApplication::style()->name() != QLatin1String("fusion"))
        QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(theme.palette());
    QToolTip::setPalette(theme.palette());
}

} // namespace footfall
