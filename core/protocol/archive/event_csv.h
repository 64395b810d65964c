// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event/event.h"

#include <string>
#include <string_view>

namespace footfall {

// Events as CSV (RFC 4180: UTF-8, lines end with CR LF), named as in their JSON. Pure.

/// The first line.
std::string_view eventCsvHeader();

/// One line.
void appendEventCsv(std::string& out, const Event& event);

/// One cell, quoted where it must be. A text that a spreadsheet would take for a formula, because
/// it begins with =, +, -, @, tab or carriage return, gets an apostrophe before it.
void appendCsvCell(std::string& out, std::string_view text);

} // namespace footfall
