// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace footfall {

/// Shows a note on the desktop of somebody who looks elsewhere, by the desktop's own service
/// (org.freedesktop.Notifications, specification 1.2) over D-Bus; where there is none, `otherwise`.
/// A newer note takes the place of the one before. Never blocks. Main thread.
class Notifier : public QObject
{
    Q_OBJECT

public:
    /// Title and text, plain.
    using Show = std::function<void(const QString& title, const QString& text)>;

    /// Of the bus of that address; empty: that of the session.
    explicit Notifier(Show otherwise, const QString& busAddress = {}, QObject* parent = nullptr);
    ~Notifier() override;

    /// `isUrgent`: it stays until somebody has seen it, where the desktop does so.
    void show(const QString& title, const QString& text, bool isUrgent);

Q_SIGNALS:
    /// Somebody wants to see more of it.
    void chosen();

private:
    class Bus;

    const Show m_otherwise;
    std::unique_ptr<Bus> m_bus;
};

} // namespace footfall
