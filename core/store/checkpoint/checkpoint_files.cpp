// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/checkpoint/checkpoint_files.h"

#include "core/base/safe_file.h"
#include "core/base/time/time_units.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstring>

namespace footfall {

namespace {

constexpr int kept = 2;
constexpr std::size_t logIdBytes = 32;
constexpr std::size_t checksumBytes = 8;
const QString prefix = QStringLiteral("checkpoint-");

/// What stands before the model's bytes; a checksum of it and them stands after.
struct Header
{
    std::array<char, 8> magic{'F', 'o', 'o', 't', 'f', 'a', 'l', '1'};
    std::array<char, logIdBytes> logId{};
    std::uint64_t seq = 0;
};
static_assert(sizeof(Header) == 48);

Header headerOf(const std::string& logId, std::uint64_t seq)
{
    Header header;
    std::memcpy(header.logId.data(), logId.data(), std::min(logId.size(), logIdBytes));
    header.seq = seq;
    return header;
}

quint64 seqOf(const QString& name)
{
    return name.mid(prefix.size()).toULongLong();
}

QString pathOf(const QString& folder, quint64 seq)
{
    return folder + QLatin1Char('/') + prefix + QString::number(seq);
}

/// What was being written when the program ended has more behind its number.
bool isWhole(const QString& name)
{
    const QString number = name.mid(prefix.size());
    return std::all_of(number.begin(), number.end(), [](QChar digit) { return digit.isDigit(); });
}

void removeLeftovers(const QString& folder)
{
    for (const QString& name : QDir(folder).entryList({prefix + QLatin1Char('*')}, QDir::Files)) {
        if (!isWhole(name))
            QFile::remove(folder + QLatin1Char('/') + name);
    }
}

/// The newest first.
QStringList namesIn(const QString& folder)
{
    QStringList names = QDir(folder).entryList({prefix + QLatin1Char('*')}, QDir::Files);
    names.removeIf([](const QString& name) { return !isWhole(name); });
    std::sort(names.begin(), names.end(),
              [&](const QString& a, const QString& b) { return seqOf(a) > seqOf(b); });
    return names;
}

/// Chooses among older and older files the last one that was written in each hour.
class HourlyFiles
{
public:
    static constexpr int maxHours = 48;
    static constexpr DurationMs longest = maxHours * hourMs;
    static constexpr qint64 maxBytes = 256 * 1024 * 1024;

    /// Those written since.
    explicit HourlyFiles(qint64 since)
        : m_since(since)
    {
    }

    bool takes(const QFileInfo& file)
    {
        const qint64 written = file.lastModified().toMSecsSinceEpoch();
        const qint64 hour = written / hourMs;
        if (written < m_since || hour == m_hour || m_left == 0 || file.size() > m_bytesLeft)
            return false;
        m_hour = hour;
        m_bytesLeft -= file.size();
        --m_left;
        return true;
    }

private:
    const qint64 m_since;
    qint64 m_hour = -1;
    int m_left = maxHours;
    qint64 m_bytesLeft = maxBytes;
};

} // namespace

std::optional<SavedCheckpoint> SavedCheckpoint::newest(const QString& folder,
                                                       const std::string& logId, std::uint64_t upTo)
{
    for (const QString& name : namesIn(folder)) {
        const QString path = folder + QLatin1Char('/') + name;
        if (seqOf(name) > upTo) {
            // It is of a log that is no more, and would pass for this one's once that is as long.
            QFile::remove(path);
            continue;
        }
        if (auto checkpoint = read(path, logId))
            return checkpoint;
    }
    return std::nullopt;
}

std::vector<std::uint64_t> SavedCheckpoint::positions(const QString& folder)
{
    std::vector<std::uint64_t> positions;
    for (const QString& name : namesIn(folder))
        positions.push_back(seqOf(name));
    return positions;
}

std::optional<SavedCheckpoint> SavedCheckpoint::at(const QString& folder, const std::string& logId,
                                                   std::uint64_t seq)
{
    return read(pathOf(folder, seq), logId);
}

std::optional<SavedCheckpoint> SavedCheckpoint::read(const QString& path, const std::string& logId)
{
    SavedCheckpoint checkpoint;
    checkpoint.m_file = std::make_unique<QFile>(path);
    QFile& file = *checkpoint.m_file;
    const qint64 least = qint64(sizeof(Header) + checksumBytes);
    if (!file.open(QIODevice::ReadOnly) || file.size() < least)
        return std::nullopt;
    const uchar* bytes = file.map(0, file.size());
    if (!bytes)
        return std::nullopt;
    const std::size_t checked = std::size_t(file.size()) - checksumBytes;
    std::uint64_t checksum = 0;
    std::memcpy(&checksum, bytes + checked, checksumBytes);
    Header header;
    std::memcpy(&header, bytes, sizeof header);
    const Header wanted = headerOf(logId, header.seq);
    if (std::memcmp(&header, &wanted, sizeof header) != 0 ||
        Checksum::of({reinterpret_cast<const char*>(bytes), checked}) != checksum)
        return std::nullopt;
    checkpoint.m_seq = header.seq;
    checkpoint.m_model = {reinterpret_cast<const char*>(bytes) + sizeof header,
                          checked - sizeof header};
    return checkpoint;
}

CheckpointFiles::CheckpointFiles(const QString& folder, const std::string& logId,
                                 DurationMs keptFor)
    : m_folder(folder)
    , m_logId(logId)
    , m_keptFor(std::min(keptFor, HourlyFiles::longest))
{
}

CheckpointFiles::~CheckpointFiles() = default;

void CheckpointFiles::begin(quint64 seq, quint64 number)
{
    drop();
    m_seq = seq;
    m_number = number;
    m_file = std::make_unique<QSaveFile>(pathOf(m_folder, seq));
    m_checksum = std::make_unique<Checksum>();
    if (!m_file->open(QIODevice::WriteOnly)) {
        Q_EMIT failed(m_number, m_file->errorString());
        return drop();
    }
    m_file->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const Header header = headerOf(m_logId, seq);
    m_checksum->add({reinterpret_cast<const char*>(&header), sizeof header});
    m_file->write(reinterpret_cast<const char*>(&header), sizeof header);
}

void CheckpointFiles::append(const QByteArray& piece)
{
    if (m_file) {
        m_checksum->add({piece.constData(), std::size_t(piece.size())});
        m_file->write(piece);
    }
    Q_EMIT appended();
}

void CheckpointFiles::finish()
{
    if (!m_file)
        return;
    const std::uint64_t checksum = m_checksum->value();
    m_file->write(reinterpret_cast<const char*>(&checksum), sizeof checksum);
    if (const Result<void> kept = commitToDisk(*m_file); kept) {
        prune();
        Q_EMIT written(m_number);
    } else {
        Q_EMIT failed(m_number, QString::fromStdString(kept.error()));
    }
    drop();
}

void CheckpointFiles::drop()
{
    m_file.reset();
    m_checksum.reset();
}

void CheckpointFiles::removeAll()
{
    drop();
    removeLeftovers(m_folder);
    for (const QString& name : namesIn(m_folder))
        QFile::remove(m_folder + QLatin1Char('/') + name);
}

void CheckpointFiles::prune() const
{
    int newest = kept;
    const QFileInfo written(pathOf(m_folder, m_seq));
    HourlyFiles hourly(written.lastModified().toMSecsSinceEpoch() - m_keptFor);
    removeLeftovers(m_folder);
    for (const QString& name : namesIn(m_folder)) {
        const QFileInfo file(m_folder + QLatin1Char('/') + name);
        // What is ahead of the one just written is of a log that is no more.
        const bool isKept = seqOf(name) <= m_seq && (newest-- > 0 || hourly.takes(file));
        if (!isKept)
            QFile::remove(file.filePath());
    }
}

} // namespace footfall
