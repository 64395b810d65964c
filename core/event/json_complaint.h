// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace footfall {

/// Says why a text is not JSON and where: "Invalid JSON: a comma is missing at offset 17". Reads
/// the text once more with QJsonDocument, which knows the place. `maxDepth` is what the first
/// reader allowed; `tooDeep` that it stopped for that.
std::string jsonComplaint(std::string_view text, bool tooDeep, std::size_t maxDepth);

} // namespace footfall
