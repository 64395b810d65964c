// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/window/support/fake_source.h"
#include "ui/lists/holding_list_view.h"
#include "ui/main_window.h"
#include "ui/text/language.h"

#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace footfall {

QString text(const char* latin1);
/// Whether a widget shows this colour anywhere, as it is painted now.
bool shows(QWidget& widget, const QColor& color);

/// What tests of the window share: each has a new window over a source that says what it is told.
class WindowTest : public QObject
{
    Q_OBJECT

protected Q_SLOTS:
    void init();

private Q_SLOTS:
    void initTestCase();
    void cleanup();

private:
    void open();

protected:
    template <typename Widget>
    Widget* child(const char* name) const
    {
        return m_window->findChild<Widget*>(text(name));
    }
    HoldingListView* list(const char* name) const { return child<HoldingListView>(name); }
    /// Presses a key where the keyboard is.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    const SnapshotRequest& lastRequest() const { return m_source->requests.back(); }
    /// The connection is lost: what is shown is old.
    void disconnect();
    /// Where the window keeps what was chosen.
    QString settingsFile() const { return m_folder.filePath(QStringLiteral("settings.ini")); }
    /// The window goes, and comes again with what was kept.
    void restart();

    QTemporaryDir m_folder;
    const Language m_language{QStringLiteral("en")};
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeSource> m_source;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace footfall
