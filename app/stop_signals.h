// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace footfall {

/// Turns SIGTERM, SIGINT and SIGHUP into a Qt signal, whatever thread the system gives them to;
/// what the program starts gets them as usual. A SIGHUP that was ignored at the start (nohup) stays
/// so. One instance a program, after QCoreApplication; main thread.
class StopSignals : public QObject
{
    Q_OBJECT

public:
    explicit StopSignals(QObject* parent = nullptr);
    ~StopSignals() override;

Q_SIGNALS:
    void stopRequested();
};

} // namespace footfall
