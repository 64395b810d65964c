// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/geo/geo_database.h"

#include "core/http/socket/peer_address.h"
#include "core/net/geo/geo_record.h"

#include <cstring>

namespace footfall {

namespace {

MMDB_lookup_result_s lookUp(const MMDB_s& file, const QHostAddress& address)
{
    int failure = MMDB_SUCCESS;
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4) {
        sockaddr_in socket{};
        socket.sin_family = AF_INET;
        socket.sin_addr.s_addr = htonl(v4);
        return MMDB_lookup_sockaddr(&file, reinterpret_cast<const sockaddr*>(&socket), &failure);
    }
    sockaddr_in6 socket{};
    const Q_IPV6ADDR v6 = address.toIPv6Address();
    socket.sin6_family = AF_INET6;
    std::memcpy(&socket.sin6_addr, &v6, sizeof socket.sin6_addr);
    return MMDB_lookup_sockaddr(&file, reinterpret_cast<const sockaddr*>(&socket), &failure);
}

} // namespace

GeoDatabase::GeoDatabase()
    : m_places(cachedRecords)
{
}

GeoDatabase::~GeoDatabase() = default;

Result<bool> GeoDatabase::open(const QString& path)
{
    Result<GeoFile> file = openGeoFile(path);
    if (!file)
        return Error{file.error()};
    m_file = std::move(*file);
    return true;
}

GeoPlace GeoDatabase::placeOf(const QHostAddress& address)
{
    if (!m_file || !isPublic(address))
        return {};
    const MMDB_lookup_result_s found = lookUp(*m_file, address);
    if (!found.found_entry)
        return {};
    if (const GeoPlace* known = m_places.object(found.entry.offset))
        return *known;
    GeoPlace place = placeIn(found.entry);
    m_places.insert(found.entry.offset, new GeoPlace(place));
    return place;
}

} // namespace footfall
