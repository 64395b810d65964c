// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

struct ssl_ctx_st;

namespace footfall {

/// Leaves what OpenSSL holds to the end of the process. By itself it frees that in exit(), where a
/// thread for which QThread::wait() has returned may still be freeing its own part of it: a crash.
/// Only before the first use of OpenSSL in the process, which decides; later it does nothing. Qt
/// HTTP Server uses OpenSSL without TLS, too. Any thread.
void keepOpenSslThroughExit();

/// Where the certificate with those that lead to a known one, and its key are; PEM.
struct TlsFiles
{
    QString certificate;
    QString key;
};

/// What connections are encrypted by: a certificate, its key, and what else we agree to. Constant.
class TlsContext
{
public:
    /// Fails with a sentence that says which file is not good and what to do.
    static Result<std::shared_ptr<const TlsContext>> load(const TlsFiles& files);
    ~TlsContext();
    Q_DISABLE_COPY_MOVE(TlsContext)

    ssl_ctx_st* get() const { return m_context; }
    /// Whether clients will refuse the certificate because its time is over.
    bool isExpired() const;

private:
    explicit TlsContext(ssl_ctx_st* context)
        : m_context(context)
    {
    }
    Result<void> use(const TlsFiles& files);

    ssl_ctx_st* const m_context;
};

} // namespace footfall
