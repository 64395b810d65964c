// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"

namespace footfall {

/// From where a browser was made to send a request.
enum class CameFrom
{
    Ours,       ///< a page of ours, the person, or no browser
    Neighbour,  ///< another host of our domain
    AnotherSite ///< any other page
};

/// By `Sec-Fetch-Site`; over plain HTTP browsers do not send it, and only the referrer tells.
CameFrom cameFrom(const HttpRequest& request);

} // namespace footfall
