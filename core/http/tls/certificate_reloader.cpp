// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tls/certificate_reloader.h"

#include "core/base/log.h"
#include "core/base/time/clock.h"

#include <QFile>

#include <sys/stat.h>

namespace footfall {

namespace {

void warnIfExpired(const TlsContext& context, const TlsFiles& files)
{
    if (context.isExpired())
        qCWarning(logNet, "%s: the certificate has expired, browsers refuse it: renew it",
                  qUtf8Printable(files.certificate));
}

} // namespace

CertificateReloader::FileMark CertificateReloader::FileMark::of(const QString& path)
{
    struct stat found
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return {found.st_dev, found.st_ino, found.st_size, found.st_mtim.tv_sec, found.st_mtim.tv_nsec};
}

Result<CertificateReloader> CertificateReloader::open(const TlsFiles& files, const Clock& clock)
{
    auto context = TlsContext::load(files);
    if (!context)
        return Error{context.error()};
    warnIfExpired(**context, files);
    return CertificateReloader(files, clock, std::move(*context));
}

CertificateReloader::CertificateReloader(const TlsFiles& files, const Clock& clock,
                                         std::shared_ptr<const TlsContext> context)
    : m_files(files)
    , m_clock(&clock)
    , m_current(std::move(context))
    , m_loaded(look())
    , m_seen(m_loaded)
    , m_nextLook(clock.steady() + tlsCheckMs)
{
}

CertificateReloader::Marks CertificateReloader::look() const
{
    return {FileMark::of(m_files.certificate), FileMark::of(m_files.key)};
}

void CertificateReloader::tick()
{
    if (m_clock->steady() < m_nextLook)
        return;
    m_nextLook = m_clock->steady() + tlsCheckMs;
    const Marks before = std::exchange(m_seen, look());
    // The two files are written one after the other.
    if (m_seen == before && m_seen != m_loaded)
        reload();
}

void CertificateReloader::reload()
{
    m_loaded = m_seen;
    auto context = TlsContext::load(m_files);
    if (!context) {
        qCWarning(logNet, "%s. The certificate from before stays in use", context.error().c_str());
        return;
    }
    m_current = std::move(*context);
    qCInfo(logNet, "%s: a new certificate is in use", qUtf8Printable(m_files.certificate));
    warnIfExpired(*m_current, m_files);
}

} // namespace footfall
