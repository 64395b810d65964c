// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/content_coding.h"

#include "core/base/text/ascii.h"

#include <zlib.h>

#include <array>
#include <utility>

namespace footfall {

namespace {

constexpr std::size_t stepBytes = 16 * 1024;
/// zlib finds out by itself whether it is gzip or its own format.
constexpr int anyWindow = MAX_WBITS + 32;
/// What some senders call "deflate", without the head of zlib's format.
constexpr int bareWindow = -MAX_WBITS;

bool beginsAsGzip(const QByteArray& body)
{
    return body.startsWith("\x1f\x8b");
}

/// It begins neither as gzip nor as zlib's own format (RFC 1950: a method of 8, and a check).
bool isBare(const QByteArray& body)
{
    const auto first = std::uint8_t(body[0]);
    const auto second = std::uint8_t(body.size() > 1 ? body[1] : 0);
    const bool isZlib = (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0;
    return !isZlib && !beginsAsGzip(body);
}

bool isPacked(const HttpRequest& request)
{
    const std::string_view coding = request.header("Content-Encoding");
    return !request.body.isEmpty() && (isReadCoding(coding) || beginsAsGzip(request.body));
}

/// Inflates one packed body; frees what zlib has when it goes.
class Inflater
{
public:
    Inflater(QByteArray& packed, int window)
    {
        m_stream.next_in = reinterpret_cast<Bytef*>(packed.data());
        m_stream.avail_in = uInt(packed.size());
        m_state = inflateInit2(&m_stream, window);
    }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    bool isGoing() const { return m_state == Z_OK; }
    /// To the end, with nothing behind it.
    bool isWhole() const { return m_state == Z_STREAM_END && m_stream.avail_in == 0; }

    /// The next part; empty: there is no more.
    std::string_view next()
    {
        m_stream.next_out = m_step.data();
        m_stream.avail_out = uInt(m_step.size());
        m_state = inflate(&m_stream, Z_NO_FLUSH);
        return {reinterpret_cast<const char*>(m_step.data()), m_step.size() - m_stream.avail_out};
    }

private:
    z_stream m_stream = {};
    int m_state = Z_OK;
    std::array<Bytef, stepBytes> m_step;
};

} // namespace

bool isReadCoding(std::string_view coding)
{
    return sameText(coding, "gzip") || sameText(coding, "x-gzip") || sameText(coding, "deflate");
}

Unpacking unpackBody(HttpRequest& request, std::int64_t most)
{
    if (!isPacked(request))
        return Unpacking::Done;
    QByteArray packed = std::exchange(request.body, {});
    Inflater inflater(packed, isBare(packed) ? bareWindow : anyWindow);
    while (inflater.isGoing()) {
        const std::string_view part = inflater.next();
        request.body.append(part.data(), qsizetype(part.size()));
        if (request.body.size() > most)
            return Unpacking::TooLarge;
    }
    return inflater.isWhole() ? Unpacking::Done : Unpacking::Malformed;
}

} // namespace footfall
