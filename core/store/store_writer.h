// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/event_log.h"

#include <QObject>

#include <memory>

namespace footfall {

/// The log on its thread: writes what the queue gives it. Store thread.
class StoreWriter : public QObject
{
    Q_OBJECT

public:
    explicit StoreWriter(std::unique_ptr<EventLog> log);

    void write(const footfall::LogBatchPtr& batch);

Q_SIGNALS:
    void written(const footfall::CommitResult& result);

private:
    std::unique_ptr<EventLog> m_log;
};

} // namespace footfall
