// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace footfall::bench {

/// A non-blocking socket that listens on 127.0.0.1; port 0 picks one. Ends the program on failure.
int listenOnLoopback(std::uint16_t port);
/// A non-blocking socket that is connected to 127.0.0.1. Ends the program on failure.
int connectToLoopback(std::uint16_t port);
/// The port that a socket is bound to.
std::uint16_t boundPort(int socket);
/// The port in "127.0.0.1:PORT" or "PORT"; 0 when there is none.
std::uint16_t portOf(std::string_view address);
/// The size of the first whole HTTP message with a Content-Length in `bytes`; 0 while it is not
/// complete. Knows as much HTTP as our own load needs, no more.
std::size_t httpMessageSize(std::string_view bytes);
/// Lets the process open as many descriptors as it may without being root.
void raiseDescriptorLimit();
/// Prints what failed, with the system's reason, and ends the program with 1.
[[noreturn]] void fail(const char* what);

} // namespace footfall::bench
