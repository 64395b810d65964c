// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace footfall {

/// What the rule takes: an event, a tick of a thousand sites, and a site.
void printRuleCost();

} // namespace footfall
