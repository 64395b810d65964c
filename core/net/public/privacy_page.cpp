// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/public/privacy_page.h"

#include "core/net/access/login_page.h"
#include "core/net/languages/page_words.h"

#include <vector>

namespace footfall {

namespace {

// What is said for the settings, in English; PageWords knows it in other languages.

QByteArray places(const PrivacySettings& settings)
{
    return settings.looksUpPlaces ? "Your country and city are looked up from your address, on the "
                                    "machine that counts."
                                  : "Your country and city, if the website itself tells them.";
}

QByteArray hash(const PrivacySettings& settings)
{
    return settings.takesTrackers || settings.followsLogs
               ? "Where a website sends no such number: by a code made from your address and your "
                 "browser's name with a key that is new every day and kept nowhere, so that nobody "
                 "can tell tomorrow that it was you."
               : "";
}

QByteArray kept(const PrivacySettings& settings, const PageWords& words)
{
    if (!settings.keptFor)
        return words.text("In memory only: all of it is gone when the program ends.");
    const QByteArray days = QByteArray::number(qint64(*settings.keptFor / dayMs));
    return words
        .text(days == "1"
                  ? "What you did, for %1 day; then it is deleted. How many were there in a "
                    "minute, which names nobody, may stay longer."
                  : "What you did, for %1 days; then it is deleted. How many were there in a "
                    "minute, which names nobody, may stay longer.")
        .replace("%1", days);
}

QByteArray signalsText(const PrivacySettings& settings, const PageWords& words)
{
    const QByteArray heeded =
        words.text(settings.honoursSignals
                       ? "Turn on Do Not Track or Global Privacy Control in your browser, and you "
                         "are not counted."
                       : "Do Not Track and Global Privacy Control are not looked at here.");
    return settings.followsLogs
               ? heeded + ' ' +
                     words.text("The web server's own log is counted as well, and does not "
                                "note what your browser asks for.")
               : heeded;
}

HttpResponse privacyPage(const PrivacySettings& settings, const PageWords& words)
{
    QByteArray html = words.page(pageOf("privacy.html"));
    // Relative: whatever a proxy has before our paths.
    html.replace("{{base}}/", "");
    html.replace("{{places}}", words.text(places(settings)));
    html.replace("{{hash}}", words.text(hash(settings)));
    html.replace("{{kept}}", kept(settings, words));
    html.replace("{{signals}}", signalsText(settings, words));
    return pageAnswer(200, html);
}

} // namespace

void addPrivacyPage(RouteTable& table, const PrivacySettings& settings)
{
    const PageLanguages languages;
    std::vector<HttpResponse> pages;
    for (const PageWords& words : languages.all())
        pages.push_back(privacyPage(settings, words));
    table.get("/privacy", Plane::Visitor, [languages, pages](const HttpRequest& request) {
        return pages[languages.placeOf(request)];
    });
}

} // namespace footfall
