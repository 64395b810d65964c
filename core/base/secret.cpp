// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>

namespace footfall {

namespace {

const unsigned char* bytesIn(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

EVP_MAC_CTX* newHmac()
{
    EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    EVP_MAC_CTX* const state = EVP_MAC_CTX_new(hmac);
    EVP_MAC_free(hmac);
    return state;
}

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

bool sameSecret(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), std::size_t(a.size())) == 0;
}

/// Qt's hashes take five times as long.
KeyedHash::KeyedHash(const QByteArray& key)
    : m_key(key)
    , m_state(newHmac())
{
    char digest[] = "SHA256";
    const OSSL_PARAM settings[]{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                OSSL_PARAM_construct_end()};
    if (!m_state || !EVP_MAC_CTX_set_params(m_state.get(), settings))
        qFatal("OpenSSL has no HMAC-SHA-256");
}

QByteArray KeyedHash::of(std::string_view text)
{
    constexpr qsizetype hashBytes = 32;
    QByteArray hash(hashBytes, Qt::Uninitialized);
    std::size_t size = 0;
    const std::string_view key(m_key.data(), std::size_t(m_key.size()));
    if (!EVP_MAC_init(m_state.get(), bytesIn(key), key.size(), nullptr) ||
        !EVP_MAC_update(m_state.get(), bytesIn(text), text.size()) ||
        !EVP_MAC_final(m_state.get(), reinterpret_cast<unsigned char*>(hash.data()), &size,
                       std::size_t(hashBytes)))
        qFatal("OpenSSL could not hash a text");
    return hash;
}

void KeyedHash::Free::operator()(evp_mac_ctx_st* state) const
{
    EVP_MAC_CTX_free(state);
}

} // namespace footfall
