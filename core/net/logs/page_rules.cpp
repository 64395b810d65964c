// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/logs/page_rules.h"

#include "core/base/text/ascii.h"

#include <algorithm>
#include <array>
#include <string>

namespace footfall {

namespace {

/// Longer ones are none.
constexpr std::size_t maxSuffixBytes = 11;

/// In the order of the alphabet: it is searched by halves.
constexpr std::array<std::string_view, 83> assetSuffixes{
    "7z",   "aac",  "apk",  "atom", "avi",  "avif", "bin",  "bmp",         "br",    "bz2",
    "cer",  "crl",  "css",  "csv",  "cur",  "deb",  "dmg",  "doc",         "docx",  "eot",
    "epub", "exe",  "flac", "flv",  "gif",  "gz",   "ico",  "ics",         "iso",   "jar",
    "jpeg", "jpg",  "js",   "json", "less", "m3u8", "m4a",  "m4v",         "map",   "mjs",
    "mov",  "mp3",  "mp4",  "mpd",  "mpeg", "mpg",  "msi",  "odt",         "ogg",   "otf",
    "pdf",  "png",  "ppt",  "pptx", "rar",  "rpm",  "rss",  "scss",        "svg",   "svgz",
    "swf",  "tar",  "tgz",  "tif",  "tiff", "ttf",  "txt",  "vtt",         "wasm",  "wav",
    "weba", "webm", "webmanifest",  "webp", "wmv",  "woff", "woff2",       "xls",   "xlsx",
    "xml",  "xz",   "zip",  "zst"};
static_assert(std::is_sorted(assetSuffixes.begin(), assetSuffixes.end()));

/// What stands below these is for programs.
constexpr std::array<std::string_view, 14> assetFolders{
    "/_astro/", "/_next/",  "/_nuxt/",      "/api/",         "/assets/",      "/cdn-cgi/", "/fonts/",
    "/images/", "/static/", "/socket.io/", "/wp-content/", "/wp-includes/", "/wp-json/", "/ws/"};

constexpr std::array<std::string_view, 8> probes{
    "/.well-known/",  "/ads.txt",    "/app-ads.txt",  "/apple-app-site-association",
    "/apple-touch-icon", "/browserconfig.xml", "/favicon", "/robots.txt"};

template <std::size_t size>
bool beginsWithOne(std::string_view path, const std::array<std::string_view, size>& beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view each) {
        return path.substr(0, each.size()) == each;
    });
}

/// In lower case; empty: there is none.
std::string suffixOf(std::string_view path)
{
    const std::size_t dot = path.find_last_of("./");
    const bool isSuffix = dot != std::string_view::npos && path[dot] == '.' &&
                          path.size() - dot - 1 <= maxSuffixBytes;
    return isSuffix ? lowered(path.substr(dot + 1)) : std::string();
}

} // namespace

PathKind pathKindOf(std::string_view path)
{
    if (beginsWithOne(path, probes))
        return PathKind::Probe;
    const std::string suffix = suffixOf(path);
    if (suffix == "css" || suffix == "js" || suffix == "mjs")
        return PathKind::Script;
    const bool isAsset = !suffix.empty() && std::binary_search(assetSuffixes.begin(),
                                                               assetSuffixes.end(), suffix);
    return isAsset || beginsWithOne(path, assetFolders) ? PathKind::Asset : PathKind::Page;
}

} // namespace footfall
