// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace footfall {

/// An origin as a person writes it, in the form in which browsers send it: lower case, without the
/// scheme's own port, names in other scripts as `xn--`, IPv6 as short as can be; an app's own, as
/// capacitor://localhost, too. A slash at the end is dropped. Fails with a sentence where no
/// browser would ever send it.
Result<std::string> webOrigin(std::string_view text);

} // namespace footfall
