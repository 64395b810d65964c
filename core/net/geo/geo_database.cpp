// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/geo/geo_database.h"

#include "core/http/socket/descriptor.h"
#include "core/http/socket/peer_address.h"
#include "core/net/geo/geo_record.h"

#include <QFile>
#include <QFileInfo>

#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <vector>

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

/// How much of the tree is searched for a first record that names a place.
constexpr int nodesTried = 10'000;

Error errorOf(const QString& path, const QString& why)
{
    return Error{QStringLiteral("%1: %2").arg(path, why).toStdString()};
}

bool copyAll(QFile& from, int descriptor)
{
    constexpr qint64 pieceBytes = 65'536;
    QFile to;
    if (!to.open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    for (QByteArray piece = from.read(pieceBytes); !piece.isEmpty();
         piece = from.read(pieceBytes)) {
        if (to.write(piece) != piece.size() || to.pos() > maxGeoFileBytes)
            return false;
    }
    return from.error() == QFileDevice::NoError;
}

/// A nameless file in memory with what `path` holds now. The library maps its file, and reading
/// from a mapped one that somebody cuts short would end the program.
Result<Descriptor> copyOf(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return errorOf(path, QStringLiteral("there is no such file, or it cannot be read"));
    if (file.size() > maxGeoFileBytes)
        return errorOf(path, QStringLiteral("more than %1 MiB").arg(maxGeoFileBytes / 1'048'576));
    Descriptor copy(memfd_create("geo", MFD_CLOEXEC));
    if (!copy.isOpen() || !copyAll(file, copy.get()))
        return errorOf(path, QStringLiteral("it cannot be copied into memory"));
    return copy;
}

/// The number, of at most four bytes, that the metadata gives under `key`.
std::optional<quint32> numberUnder(QByteArrayView metadata, QByteArrayView key)
{
    constexpr int lengthBits = 0x1f;
    constexpr qsizetype longest = 4;
    const qsizetype at = metadata.indexOf(key);
    if (at < 0 || at + key.size() == metadata.size())
        return std::nullopt;
    const QByteArrayView value = metadata.sliced(at + key.size());
    const qsizetype length = value.front() & lengthBits;
    if (length > longest || length >= value.size())
        return std::nullopt;
    quint32 number = 0;
    for (const char byte : value.sliced(1, length))
        number = number << 8 | quint8(byte);
    return number;
}

/// Whether the file is long enough for its tree. Up to version 1.7 the library multiplies in 32
/// bits and reads beyond the end of a file whose number of nodes is wrong.
bool holdsItsTree(int descriptor)
{
    constexpr qint64 metadataBytes = 131'072; // searched for, from the end
    constexpr QByteArrayView mark("\xab\xcd\xefMaxMind.com");
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly) ||
        !file.seek(std::max<qint64>(0, file.size() - metadataBytes)))
        return false;
    const QByteArray end = file.read(metadataBytes);
    const qsizetype begin = end.lastIndexOf(mark);
    const QByteArrayView metadata = QByteArrayView(end).sliced(std::max<qsizetype>(0, begin));
    const auto nodes = numberUnder(metadata, "node_count");
    const auto recordBits = numberUnder(metadata, "record_size");
    return nodes && recordBits && quint64(*nodes) * *recordBits / 4 <= quint64(file.size());
}

/// Whether one of the first records says where its network is.
bool namesPlaces(const MMDB_s& file)
{
    std::vector<std::uint32_t> waiting{0};
    for (int tried = 0; tried < nodesTried && !waiting.empty(); ++tried) {
        MMDB_search_node_s node;
        const std::uint32_t number = waiting.back();
        waiting.pop_back();
        if (MMDB_read_node(&file, number, &node) != MMDB_SUCCESS)
            continue;
        const auto leadsToPlace = [&](int type, std::uint64_t record, const MMDB_entry_s& entry) {
            if (type == MMDB_RECORD_TYPE_SEARCH_NODE)
                waiting.push_back(static_cast<std::uint32_t>(record));
            return type == MMDB_RECORD_TYPE_DATA && placeIn(entry) != GeoPlace{};
        };
        if (leadsToPlace(node.right_record_type, node.right_record, node.right_record_entry) ||
            leadsToPlace(node.left_record_type, node.left_record, node.left_record_entry))
            return true;
    }
    return false;
}

} // namespace

GeoDatabase::GeoDatabase()
    : m_places(cachedRecords)
{
}

GeoDatabase::~GeoDatabase() = default;

Result<void> GeoDatabase::open(const QString& path)
{
    Result<GeoFile> file = openGeoFile(path);
    if (!file)
        return Error{file.error()};
    m_file = std::move(*file);
    return {};
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

void GeoFileCloser::operator()(MMDB_s* file) const
{
    MMDB_close(file);
    delete file;
}

Result<GeoFile> openGeoFile(const QString& path)
{
    const Result<Descriptor> copy = copyOf(path);
    if (!copy)
        return Error{copy.error()};
    const QByteArray copyPath = "/proc/self/fd/" + QByteArray::number(copy->get());
    auto opened = std::make_unique<MMDB_s>();
    const int failure = holdsItsTree(copy->get())
                            ? MMDB_open(copyPath.constData(), MMDB_MODE_MMAP, opened.get())
                            : MMDB_INVALID_METADATA_ERROR;
    if (failure != MMDB_SUCCESS)
        return errorOf(path, QStringLiteral("no whole MaxMind DB (.mmdb) file: %1")
                                 .arg(QString::fromUtf8(MMDB_strerror(failure))));
    GeoFile file(opened.release());
    if (!namesPlaces(*file))
        return errorOf(path, QStringLiteral("it names no countries: a database with \"country\" or "
                                            "\"country_code\" is needed"));
    return file;
}

} // namespace footfall
