// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json/json_writer.h"
#include "core/base/time/time_units.h"
#include "core/http/message/http_message.h"
#include "core/http/message/status.h"

namespace footfall {

/// Begins `{"success":true`, the object of an answer that `success` ends.
JsonWriter beginSuccess();
/// 200 with the object that was begun in `json`: adds `timestamp` and ends it.
HttpResponse success(JsonWriter& json, TimeMs now);
/// {"error": message} and `Retry-After`: the same may succeed after so long.
HttpResponse tryLater(std::string_view message, DurationMs wait,
                      int status = status::serviceUnavailable);
/// `Retry-After`, in whole seconds.
HttpHeader retryAfter(DurationMs wait);

} // namespace footfall
