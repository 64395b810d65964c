// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/service_manager.h"

#include "core/base/log.h"
#include "core/http/socket/listener.h"

#include <cstdlib>
#include <set>

#include <netinet/in.h>
#include <sys/socket.h>
#include <systemd/sd-daemon.h>

namespace footfall {

namespace {

constexpr char keptPrefix[] = "listen-";
constexpr DurationMs microsecondsAMs = 1'000;

/// What a kept socket is called: names have no colons.
std::string nameOf(const ListenAddress& at)
{
    QString host = at.address.toString();
    host.replace(QLatin1Char(':'), QLatin1Char('_'));
    return keptPrefix + host.toStdString() + '-' + std::to_string(at.port);
}

/// Where a socket listens; with port 0 where it does not.
ListenAddress addressOf(int socket)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    auto* address = reinterpret_cast<sockaddr*>(&storage);
    const bool isListening = sd_is_socket(socket, 0, SOCK_STREAM, 1) > 0;
    if (!isListening || ::getsockname(socket, address, &size) != 0)
        return {};
    // Both families have it at the same place.
    return {QHostAddress(address), ntohs(reinterpret_cast<sockaddr_in*>(&storage)->sin_port)};
}

} // namespace

ServiceManager ServiceManager::ofEnvironment()
{
    ServiceManager manager;
    manager.m_isThere = true;
    char** names = nullptr;
    const int count = sd_listen_fds_with_names(1, &names);
    for (int i = 0; i < count; ++i) {
        manager.takeHanded(names[i], Descriptor(SD_LISTEN_FDS_START + i));
        std::free(names[i]);
    }
    std::free(names);
    return manager;
}

void ServiceManager::takeHanded(const std::string& given, Descriptor socket)
{
    const ListenAddress at = addressOf(socket.get());
    if (at.port == 0)
        qCWarning(logApp, "What was handed over as \"%s\" listens on no port", given.c_str());
    else
        m_handed[nameOf(at)] = {std::move(socket), given.starts_with(keptPrefix)};
}

QList<ListenAddress> ServiceManager::handedAddresses() const
{
    QList<ListenAddress> addresses;
    for (const auto& [name, handed] : m_handed) {
        if (!handed.isKept)
            addresses.append(addressOf(handed.socket.get()));
    }
    return addresses;
}

Result<Descriptor> ServiceManager::socketAt(const ListenAddress& at)
{
    const std::string name = nameOf(at);
    if (const auto handed = m_handed.extract(name); !handed.empty())
        return std::move(handed.mapped().socket);
    Result<Descriptor> socket = Listener::socketAt(at.address, at.port);
    if (socket && at.port != 0)
        tell("FDSTORE=1\nFDNAME=" + name, &*socket);
    return socket;
}

/// Who keeps a socket may take its time to close it, but one that is shut is in nobody's way.
void ServiceManager::keepOnly(const QList<ListenAddress>& wanted)
{
    std::set<std::string> names;
    for (const ListenAddress& at : wanted)
        names.insert(nameOf(at));
    std::erase_if(m_handed, [&](const auto& handed) {
        if (names.contains(handed.first))
            return false;
        ::shutdown(handed.second.socket.get(), SHUT_RDWR);
        tell("FDSTOREREMOVE=1\nFDNAME=" + handed.first);
        return true;
    });
}

void ServiceManager::tell(const std::string& state, const Descriptor* socket) const
{
    const int descriptor = socket ? socket->get() : -1;
    if (m_isThere)
        sd_pid_notify_with_fds(0, 0, state.c_str(), &descriptor, socket ? 1 : 0);
}

void ServiceManager::ready() const
{
    tell("READY=1");
}

void ServiceManager::stopping() const
{
    tell("STOPPING=1");
}

void ServiceManager::alive() const
{
    tell("WATCHDOG=1");
}

DurationMs ServiceManager::aliveEvery() const
{
    std::uint64_t within = 0;
    // Twice as often: one of them may come late.
    const bool isAwaited = m_isThere && sd_watchdog_enabled(0, &within) > 0;
    return isAwaited ? DurationMs(within) / microsecondsAMs / 2 : 0;
}

} // namespace footfall
