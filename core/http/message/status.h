// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The answers of HTTP that we give, by their names in RFC 9110.
namespace footfall::status {

inline constexpr int ok = 200;
inline constexpr int created = 201;
inline constexpr int accepted = 202;
inline constexpr int noContent = 204;
inline constexpr int notModified = 304;
inline constexpr int badRequest = 400;
inline constexpr int unauthorized = 401;
inline constexpr int forbidden = 403;
inline constexpr int notFound = 404;
inline constexpr int conflict = 409;
inline constexpr int contentTooLarge = 413;
inline constexpr int unsupportedMediaType = 415;
inline constexpr int tooManyRequests = 429;
inline constexpr int serviceUnavailable = 503;

} // namespace footfall::status
