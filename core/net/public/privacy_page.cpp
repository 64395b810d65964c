// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/public/privacy_page.h"

#include "core/net/access/login_page.h"

namespace footfall {

namespace {

QByteArray places(const PrivacySettings& settings)
{
    return settings.looksUpPlaces
               ? "Your country and city are looked up from your address, on the machine that counts."
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

QByteArray kept(const PrivacySettings& settings)
{
    if (!settings.keptFor)
        return "In memory only: all of it is gone when the program ends.";
    const QByteArray days = QByteArray::number(qint64(*settings.keptFor / dayMs));
    return "What you did, for " + days + (days == "1" ? " day" : " days") +
           "; then it is deleted. How many were there in a minute, which names nobody, may stay longer.";
}

QByteArray signalsText(const PrivacySettings& settings)
{
    const QByteArray heeded =
        settings.honoursSignals
            ? "Turn on Do Not Track or Global Privacy Control in your browser, and you are not counted."
            : "Do Not Track and Global Privacy Control are not looked at here.";
    return settings.followsLogs ? heeded + " The web server's own log is counted as well, and does not "
                                           "note what your browser asks for."
                                : heeded;
}

} // namespace

void addPrivacyPage(RouteTable& table, const PrivacySettings& settings)
{
    QByteArray html = pageOf("privacy.html");
    // Relative: whatever a proxy has before our paths.
    html.replace("{{base}}/", "");
    html.replace("{{places}}", places(settings)).replace("{{hash}}", hash(settings));
    html.replace("{{kept}}", kept(settings)).replace("{{signals}}", signalsText(settings));
    table.get("/privacy", Plane::Visitor,
              [answer = pageAnswer(200, html)](const HttpRequest&) { return answer; });
}

} // namespace footfall
