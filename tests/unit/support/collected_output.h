// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/connection/byte_channel.h"

#include <QByteArray>

#include <functional>

namespace footfall {

/// The client's end of a connection: keeps what was written for it.
class CollectedOutput final : public ByteOutput
{
public:
    void write(QByteArrayView bytes) override
    {
        written.append(bytes);
        if (onWrite)
            onWrite();
    }
    qint64 pendingBytes() const override { return pending; }
    void finish() override { ++finished; }
    void abort() override { ++aborted; }

    /// What was written since the last call.
    QByteArray take() { return std::exchange(written, {}); }

    QByteArray written;
    qint64 pending = 0;
    int finished = 0;
    int aborted = 0;
    std::function<void()> onWrite;
};

} // namespace footfall
