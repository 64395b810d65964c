// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time/time_units.h"
#include "core/http/tls/tls_context.h"

#include <array>

namespace footfall {

class Clock;

/// How often the files of a certificate are looked at.
constexpr DurationMs tlsCheckMs = 2'000;

/// Keeps what new connections are encrypted by as new as its files: a certificate is renewed every
/// few weeks. Server thread.
class CertificateReloader
{
public:
    static Result<CertificateReloader> open(const TlsFiles& files, const Clock& clock);

    const TlsContext& current() const { return *m_current; }
    /// Looks whether the files are others now, every `tlsCheckMs`; to be called more often. A pair
    /// is taken once it has stayed the same from one look to the next; one that is not good is
    /// logged, and what was before goes on.
    void tick();

private:
    /// By what a file is known to be another one.
    struct FileMark
    {
        std::uint64_t device = 0;
        std::uint64_t number = 0;
        std::int64_t size = 0;
        std::int64_t changedSeconds = 0;
        std::int64_t changedNanoseconds = 0;

        static FileMark of(const QString& path);
        bool operator==(const FileMark&) const = default;
    };
    using Marks = std::array<FileMark, 2>;

    CertificateReloader(const TlsFiles& files, const Clock& clock,
                        std::shared_ptr<const TlsContext> context);
    Marks look() const;
    void reload();

    TlsFiles m_files;
    const Clock* m_clock;
    std::shared_ptr<const TlsContext> m_current;
    Marks m_loaded; ///< also when they were not good
    Marks m_seen;
    SteadyTime m_nextLook;
};

} // namespace footfall
