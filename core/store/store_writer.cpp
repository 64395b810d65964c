// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_writer.h"

#include <utility>

namespace footfall {

StoreWriter::StoreWriter(std::unique_ptr<EventLog> log)
    : m_log(std::move(log))
{
}

void StoreWriter::write(const LogBatchPtr& batch)
{
    Q_EMIT written(m_log->commit(*batch));
}

} // namespace footfall
