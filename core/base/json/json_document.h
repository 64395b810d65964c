// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QJsonDocument>

namespace footfall {

/// Levels of nesting, where nothing else is said.
inline constexpr std::size_t defaultJsonDepth = 64;

/// Bytes of a document at most: with nested lists Qt takes 6 ms for so many, 500 ms for 1 MiB.
inline constexpr qsizetype maxJsonDocumentBytes = 64 * 1024;

/// Short JSON from the network as Qt's values. Qt's own reader takes much that is no JSON: what is
/// read here has passed the strict one (core/base/json/json_parser.h), with its complaints. The
/// document is an object or an array; of anything else it is null.
Result<QJsonDocument> readJson(QByteArrayView text, std::size_t maxDepth = defaultJsonDepth);

/// The same where it does not matter why there is no object: an empty one then.
QJsonObject readJsonObject(QByteArrayView text);

} // namespace footfall
