// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sink.h"

#include <QObject>

namespace footfall {

/// One answer that goes on, seen from the protocols: what is sent is appended to its body.
/// It belongs to the connection: let go of it when it has closed. Server thread.
class StreamPeer : public QObject, public Sink
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The close code of a stream that has said all it had to say.
    static constexpr int complete = 1000;
    /// Of one that ends before that: the client must not take it for the end.
    static constexpr int broken = 1011;

Q_SIGNALS:
    /// The network has taken all that was sent; never from within a call to this object.
    void drained();
    /// The client has gone, or the stream was closed; emitted once, as soon as the network tells,
    /// and never from within a call to this object.
    void closed();
};

} // namespace footfall
