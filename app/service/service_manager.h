// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/options.h"
#include "core/base/result.h"
#include "core/base/time/time_units.h"
#include "core/http/socket/descriptor.h"

#include <QList>

#include <map>
#include <string>

namespace footfall {

/// What has started this program and waits for word of it, as systemd does (sd_notify(3),
/// sd_listen_fds(3)); by default nobody. It keeps the sockets that are listened on while this
/// program starts anew, so that nobody is refused meanwhile.
class ServiceManager
{
public:
    ServiceManager() = default;
    /// The one that the environment names, if it does, with the sockets that it has handed over.
    /// Once a program.
    static ServiceManager ofEnvironment();

    /// The addresses of sockets that were made for us, in place of --listen; empty: there are none.
    QList<ListenAddress> handedAddresses() const;
    /// A socket that listens there: the one handed over, or else a new one, which is kept from now
    /// on.
    Result<Descriptor> socketAt(const ListenAddress& at);
    /// What was kept and is not among these is so no more, once this returns: it would stand in the
    /// way of one that is.
    void keepOnly(const QList<ListenAddress>& wanted);

    void ready() const;
    void stopping() const;
    /// To be called this often, or we are ended as one that hangs; 0: nobody waits for it. Any
    /// thread.
    void alive() const;
    DurationMs aliveEvery() const;

private:
    struct Handed
    {
        Descriptor socket;
        bool isKept = false; ///< by one of us that ran before
    };

    void takeHanded(const std::string& given, Descriptor socket);
    void tell(const std::string& state, const Descriptor* socket = nullptr) const;

    bool m_isThere = false;
    std::map<std::string, Handed> m_handed; ///< by the name of the address
};

} // namespace footfall
