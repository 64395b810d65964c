// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonObject>

#include <array>
#include <utility>
#include <vector>

namespace footfall {

/// Makes small MaxMind DB files (format 2.0: search tree, data, metadata). Texts and objects of a
/// record become texts and maps, numbers whole ones of 32 bits. Networks must not overlap.
class MmdbFile
{
public:
    /// `recordBits`: 24, 28 or 32; `ipVersion`: 4, or 6, where IPv4 is in ::/96.
    explicit MmdbFile(int recordBits = 24, int ipVersion = 6)
        : m_recordBits(recordBits)
        , m_ipVersion(ipVersion)
        , m_nodes(1)
    {
    }

    /// "1.2.3.0/24" and what is known of it.
    MmdbFile& add(const char* network, const QJsonObject& record)
    {
        const auto [address, prefix] = QHostAddress::parseSubnet(QString::fromUtf8(network));
        std::vector<bool> path = bitsOf(address);
        path.resize(path.size() - std::size_t(widthOf(address) - prefix));
        insert(path, Slot::data(quint32(m_data.size())));
        m_data += encoded(record);
        return *this;
    }
    QByteArray bytes() const
    {
        QByteArray file;
        for (const Node& node : m_nodes)
            file += nodeBytes(valueOf(node[0]), valueOf(node[1]));
        return file + QByteArray(separatorBytes, '\0') + m_data + "\xab\xcd\xefMaxMind.com" +
               metadata();
    }

private:
    /// One side of a node.
    struct Slot
    {
        enum class Leads
        {
            Nowhere,
            ToNode,
            ToData
        };
        static Slot node(quint32 number) { return {Leads::ToNode, number}; }
        static Slot data(quint32 offset) { return {Leads::ToData, offset}; }

        Leads leads = Leads::Nowhere;
        quint32 to = 0;
    };
    using Node = std::array<Slot, 2>;

    enum Type
    {
        Text = 2,
        UInt16 = 5,
        UInt32 = 6,
        Map = 7,
        UInt64 = 9,
        Array = 11
    };
    static constexpr int separatorBytes = 16;

    static int widthOf(const QHostAddress& address)
    {
        return address.protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128;
    }
    std::vector<bool> bitsOf(const QHostAddress& address) const
    {
        std::vector<bool> bits;
        if (widthOf(address) == 32) {
            bits.resize(m_ipVersion == 6 ? 96 : 0);
            for (int i = 31; i >= 0; --i)
                bits.push_back((address.toIPv4Address() >> i) & 1);
            return bits;
        }
        const Q_IPV6ADDR v6 = address.toIPv6Address();
        for (int i = 0; i < 128; ++i)
            bits.push_back((v6[i / 8] >> (7 - i % 8)) & 1);
        return bits;
    }
    void insert(const std::vector<bool>& path, Slot end)
    {
        std::size_t at = 0;
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            if (m_nodes[at][path[i]].leads == Slot::Leads::Nowhere) {
                m_nodes[at][path[i]] = Slot::node(quint32(m_nodes.size()));
                m_nodes.emplace_back();
            }
            at = m_nodes[at][path[i]].to;
        }
        m_nodes[at][path.back()] = end;
    }
    quint32 valueOf(Slot slot) const
    {
        const auto nodes = quint32(m_nodes.size());
        if (slot.leads == Slot::Leads::ToNode)
            return slot.to;
        return slot.leads == Slot::Leads::Nowhere ? nodes : nodes + separatorBytes + slot.to;
    }
    static QByteArray bigEndian(quint64 value, int bytes)
    {
        QByteArray text;
        for (int i = bytes - 1; i >= 0; --i)
            text += char(value >> (8 * i));
        return text;
    }
    QByteArray nodeBytes(quint32 left, quint32 right) const
    {
        if (m_recordBits != 28)
            return bigEndian(left, m_recordBits / 8) + bigEndian(right, m_recordBits / 8);
        // The upper four bits of both share the byte in the middle.
        return bigEndian(left, 3) + char((left >> 24) << 4 | right >> 24) + bigEndian(right, 3);
    }

    /// The bytes before a value: its type, and how long it is.
    static QByteArray control(Type type, qsizetype size)
    {
        constexpr qsizetype oneByteMore = 29;
        constexpr qsizetype twoBytesMore = 285;
        const int bits = int(size < oneByteMore ? size : size < twoBytesMore ? 29 : 30);
        QByteArray bytes(1, char((type < 8 ? type << 5 : 0) | bits));
        if (type >= 8)
            bytes += char(type - 7);
        if (size >= twoBytesMore)
            return bytes + bigEndian(quint64(size - twoBytesMore), 2);
        return size < oneByteMore ? bytes : bytes + char(size - oneByteMore);
    }
    static QByteArray number(Type type, quint64 value, int bytes)
    {
        return control(type, bytes) + bigEndian(value, bytes);
    }
    static QByteArray encoded(const QString& text)
    {
        const QByteArray utf8 = text.toUtf8();
        return control(Text, utf8.size()) + utf8;
    }
    static QByteArray encoded(const QJsonObject& object)
    {
        QByteArray bytes = control(Map, object.size());
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            bytes += encoded(entry.key());
            if (entry->isObject())
                bytes += encoded(entry->toObject());
            else
                bytes += entry->isString() ? encoded(entry->toString())
                                           : number(UInt32, quint64(entry->toInteger()), 4);
        }
        return bytes;
    }
    QByteArray metadata() const
    {
        const std::vector<std::pair<const char*, QByteArray>> entries{
            {"binary_format_major_version", number(UInt16, 2, 2)},
            {"binary_format_minor_version", number(UInt16, 0, 2)},
            {"build_epoch", number(UInt64, 1'768'478'400, 8)},
            {"database_type", encoded(QStringLiteral("Footfall-Test"))},
            {"description", control(Map, 0)},
            {"ip_version", number(UInt16, quint64(m_ipVersion), 2)},
            {"languages", control(Array, 0)},
            {"node_count", number(UInt32, m_nodes.size(), 4)},
            {"record_size", number(UInt16, quint64(m_recordBits), 2)},
        };
        QByteArray bytes = control(Map, qsizetype(entries.size()));
        for (const auto& [name, value] : entries)
            bytes += encoded(QString::fromUtf8(name)) + value;
        return bytes;
    }

    int m_recordBits;
    int m_ipVersion;
    std::vector<Node> m_nodes;
    QByteArray m_data;
};

} // namespace footfall
