// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/window_test.h"

#include <QApplication>
#include <QImage>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

namespace footfall {

QString text(const char* latin1)
{
    return QString::fromLatin1(latin1);
}

bool shows(QWidget& widget, const QColor& color)
{
    const QImage image = widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        if (std::find(line, line + image.width(), color.rgb()) != line + image.width())
            return true;
    }
    return false;
}

void WindowTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(text("footfall-test"));
    // Tests run beside each other, each with settings of its own.
    QCoreApplication::setApplicationName(text(metaObject()->className()));
}

void WindowTest::init()
{
    cleanup();
    QFile::remove(settingsFile());
    m_source = std::make_unique<FakeSource>();
    open();
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void WindowTest::open()
{
    m_settings = std::make_unique<QSettings>(settingsFile(), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_source, *m_settings);
}

void WindowTest::restart()
{
    m_window.reset();
    m_settings.reset();
    open();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void WindowTest::cleanup()
{
    m_window.reset();
    m_settings.reset();
    m_source.reset();
}

void WindowTest::disconnect()
{
    SourceState state = FakeSource::liveState();
    state.phase = SourceState::Phase::Reconnecting;
    state.host = text("stats.example");
    m_source->setState(state);
}

void WindowTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* target = QApplication::focusWidget();
    QTest::keyClick(target ? target : m_window.get(), key, modifiers);
}

} // namespace footfall
