// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace footfall {

/// What a website's page has to contain so that its visits are sent to `address`.
QString siteSnippet(const QString& address);
/// A command line that sends one visit to `address`.
QString curlLine(const QString& address);

} // namespace footfall
