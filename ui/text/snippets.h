// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace footfall {

/// What a website's page has to contain so that its visits are sent to `address`, for the site of
/// this name if it has one.
QString siteSnippet(const QString& address, const QString& site = {});
/// The products whose trackers' snippets are understood (core/protocol/trackers/README.md), of
/// those that a server reads, by their names in `--trackers`; nothing: all.
QStringList snippetProducts(const std::optional<QStringList>& read);
/// Whether that product's snippet names the site, as our own does (no product); others leave it to
/// the host of the page.
bool namesSite(const QString& product);
/// The line of such a product's snippet that says where visits are sent to.
QString productLine(const QString& product, const QString& address, const QString& site = {});
/// The option that declares the site when Footfall is started.
QString siteOption(const QString& site);
/// A command line that sends one visit to `address`.
QString curlLine(const QString& address);

} // namespace footfall
