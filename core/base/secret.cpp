// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <openssl/crypto.h>

#include <array>

namespace footfall {

namespace {

/// From the system's source, 32 bits a word, as base64url.
template <std::size_t Words>
QByteArray randomLetters()
{
    std::array<quint32, Words> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArrayView bytes(reinterpret_cast<const char*>(random.data()), sizeof(random));
    return bytes.toByteArray().toBase64(QByteArray::Base64UrlEncoding |
                                        QByteArray::OmitTrailingEquals);
}

} // namespace

QByteArray newSessionId()
{
    return randomLetters<5>();
}

QByteArray newSecret()
{
    return randomLetters<8>();
}

QByteArray digestOf(std::string_view secret)
{
    const auto bytes = QByteArray::fromRawData(secret.data(), qsizetype(secret.size()));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

bool sameSecret(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace footfall
