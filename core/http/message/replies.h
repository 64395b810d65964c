// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_writer.h"
#include "core/base/time/time_units.h"
#include "core/http/message/http_message.h"

namespace footfall {

/// 200 with the object that was begun in `json`: adds `timestamp` and ends it.
HttpResponse success(JsonWriter& json, TimeMs now);

} // namespace footfall
