// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_writer.h"
#include "core/source/alerts/alert_word.h"

#include <string>
#include <string_view>

namespace footfall {

/// "info", "warning" or "milestone": existing dashboards know no others.
std::string_view alertLevel(const Alert& alert);

/// What an alert says to a person, in English.
std::string alertMessage(const Alert& alert);

/// `data` of an `alert` frame: level, message, details.
void writeAlert(JsonWriter& json, const Alert& alert);

} // namespace footfall
