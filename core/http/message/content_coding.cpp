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

bool beginsAsGzip(const QByteArray& body)
{
    return body.startsWith("\x1f\x8b");
}

bool isPacked(const HttpRequest& request)
{
    const QByteArray coding = request.header("Content-Encoding");
    return !request.body.isEmpty() && (isReadCoding(viewOf(coding)) || beginsAsGzip(request.body));
}

/// Inflates one packed body; frees what zlib has when it goes.
class Inflater
{
public:
    explicit Inflater(QByteArray& packed)
    {
        m_stream.next_in = reinterpret_cast<Bytef*>(packed.data());
        m_stream.avail_in = uInt(packed.size());
        m_state = inflateInit2(&m_stream, anyWindow);
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
    Inflater inflater(packed);
    while (inflater.isGoing()) {
        const std::string_view part = inflater.next();
        request.body.append(part.data(), qsizetype(part.size()));
        if (request.body.size() > most)
            return Unpacking::TooLarge;
    }
    return inflater.isWhole() ? Unpacking::Done : Unpacking::Malformed;
}

} // namespace footfall
