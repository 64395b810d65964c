// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tls/tls_context.h"

#include "core/base/plain_file.h"

#include <QFile>

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509err.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace footfall {

namespace {

using namespace std::string_view_literals;

/// What we speak, as ALPN writes it: the length, then the name.
constexpr std::string_view spoken = "\x08http/1.1"sv;
/// For TLS 1.2: only what keeps the past secret when the key is lost, and tells of changed bytes.
constexpr char ciphers[] = "ECDHE+AESGCM:ECDHE+CHACHA20";

int chooseProtocol(SSL*, const unsigned char** chosen, unsigned char* length,
                   const unsigned char* offered, unsigned int size, void*)
{
    const auto* ours = reinterpret_cast<const unsigned char*>(spoken.data());
    unsigned char* found = nullptr;
    const int result = SSL_select_next_proto(
        &found, length, ours, static_cast<unsigned int>(spoken.size()), offered, size);
    *chosen = found;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

/// Nobody is there to be asked.
int noPassword(char*, int, int, void*)
{
    return 0;
}

SSL_CTX* newContext()
{
    SSL_CTX* context = SSL_CTX_new(TLS_server_method());
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context, ciphers);
    // Many a client closes without saying so; requests tell their length themselves.
    SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                                     SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA |
                                     SSL_OP_IGNORE_UNEXPECTED_EOF);
    // An idle connection has no buffers, and what waits to be sent may grow and move meanwhile.
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context, 1);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF); // tickets do it
    SSL_CTX_set_alpn_select_cb(context, chooseProtocol, nullptr);
    SSL_CTX_set_default_passwd_cb(context, noPassword);
    return context;
}

Error fault(const QString& path, std::string_view what)
{
    std::string message = path.toStdString();
    message.append(": ").append(what);
    return Error{std::move(message)};
}

Result<void> checkReadable(const QString& path)
{
    const Result<PlainFile> file = PlainFile::open(path, O_RDONLY, Links::Followed);
    if (!file)
        return Error{file.error() + "; check the path and who may read it"};
    return {};
}

bool isMismatch()
{
    const unsigned long error = ERR_peek_last_error();
    return ERR_GET_LIB(error) == ERR_LIB_X509 &&
           (ERR_GET_REASON(error) == X509_R_KEY_VALUES_MISMATCH ||
            ERR_GET_REASON(error) == X509_R_KEY_TYPE_MISMATCH);
}

} // namespace

Result<std::shared_ptr<const TlsContext>> TlsContext::load(const TlsFiles& files)
{
    std::shared_ptr<TlsContext> made(new TlsContext(newContext()));
    if (const Result<void> used = made->use(files); !used)
        return Error{used.error()};
    return std::shared_ptr<const TlsContext>(std::move(made));
}

TlsContext::~TlsContext()
{
    SSL_CTX_free(m_context);
}

Result<void> TlsContext::use(const TlsFiles& files)
{
    for (const QString& path : {files.certificate, files.key}) {
        if (const Result<void> readable = checkReadable(path); !readable)
            return readable;
    }
    ERR_clear_error();
    const QByteArray certificate = QFile::encodeName(files.certificate);
    if (SSL_CTX_use_certificate_chain_file(m_context, certificate.constData()) != 1)
        return fault(files.certificate, "it holds no good certificate in PEM: use the full chain, "
                                        "the site's own first");
    const QByteArray key = QFile::encodeName(files.key);
    const bool isKey =
        SSL_CTX_use_PrivateKey_file(m_context, key.constData(), SSL_FILETYPE_PEM) == 1;
    if (!isKey && !isMismatch())
        return fault(files.key, "it holds no private key in PEM: use one that needs no password");
    if (!isKey || SSL_CTX_check_private_key(m_context) != 1)
        return fault(files.key, "it is not the key of the certificate in " +
                                    files.certificate.toStdString() +
                                    ": use two that were made together");
    return {};
}

bool TlsContext::isExpired() const
{
    const X509* certificate = SSL_CTX_get0_certificate(m_context);
    return X509_cmp_current_time(X509_get0_notAfter(certificate)) < 0;
}

void keepOpenSslThroughExit()
{
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
}

} // namespace footfall
