// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/geo/geo_lookup.h"

#include <maxminddb.h>

namespace footfall {

/// What a record of a MaxMind DB file says, in either of two layouts:
///
///     {"country": {"iso_code": "IN", "names": {"en": "India", …}}, "city": {"names": {"en": …}}}
///     {"country_code": "IN", "city": "Pune"}
///
/// Where there is only a code, it becomes Qt's English name of the country, so that the same
/// country reads the same whichever file is used; a code that Qt does not know stays as it is.
/// A text that an event would not be allowed to bring counts as none. Never fails: what is broken
/// or of another layout is not known.
GeoPlace placeIn(MMDB_entry_s record);

} // namespace footfall
