// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace footfall::SocketCloseCode {

// What a WebSocket is closed with (RFC 6455, section 7.4.1).
inline constexpr int normal = 1000;
inline constexpr int goingAway = 1001;
inline constexpr int protocolError = 1002;
inline constexpr int textOnly = 1003;
inline constexpr int wrongText = 1007;
inline constexpr int policyViolated = 1008;
inline constexpr int messageTooBig = 1009;
inline constexpr int tryAgainLater = 1013;

} // namespace footfall::SocketCloseCode
