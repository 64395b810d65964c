// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace footfall {

/// The same for the same text and key in every process and on every machine, unlike textHash: for
/// what is written down. With a secret key nobody outside can choose texts that fall together.
std::uint64_t stableHash(std::string_view text, std::uint64_t key);

/// Tells whether bytes that come piece by piece are still those that were written.
class Checksum
{
public:
    Checksum();
    ~Checksum();
    Checksum(const Checksum&) = delete;
    Checksum& operator=(const Checksum&) = delete;

    void add(std::string_view bytes);
    /// Of all that was added.
    std::uint64_t value() const;

    static std::uint64_t of(std::string_view bytes);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace footfall
