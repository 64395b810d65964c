// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/support/window_test.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

namespace footfall {

QString text(const char* latin1)
{
    return QString::fromLatin1(latin1);
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
    QSettings().clear();
    m_source = std::make_unique<FakeSource>();
    m_window = std::make_unique<MainWindow>(*m_source);
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void WindowTest::cleanup()
{
    m_window.reset();
    m_source.reset();
}

void WindowTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* target = QApplication::focusWidget();
    QTest::keyClick(target ? target : m_window.get(), key, modifiers);
}

} // namespace footfall
