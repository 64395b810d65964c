// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sink.h"

namespace footfall {

/// A WebSocket whose client reads as slowly as the test wants.
class FakeSocket final : public Sink
{
public:
    void send(const QByteArray& frame) override { texts.append(frame); }
    qint64 queuedBytes() const override { return queued; }
    void close(int code, const QByteArray&) override { closeCode = code; }

    QByteArrayList texts;
    qint64 queued = 0;
    /// 0 while it is open.
    int closeCode = 0;
};

} // namespace footfall
