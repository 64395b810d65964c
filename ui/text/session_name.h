// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace footfall {

/// Two words for a session id that says nothing to a person: "Amber Forest". The same id has the
/// same name in every window and in the web dashboard (session_name.js); two ids may share one.
QString sessionName(std::string_view sessionId);

} // namespace footfall
