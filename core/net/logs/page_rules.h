// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace footfall {

/// What the path of a request is, by its name alone.
enum class PathKind
{
    Page,
    Script, ///< or a style: what a page brings with it, and no other site's does
    Asset,  ///< an image, a download, a feed, an interface: no page that somebody reads
    Probe   ///< what browsers and crawlers ask of every site: missing, it is not broken
};

/// `path` is without its query.
PathKind pathKindOf(std::string_view path);

} // namespace footfall
