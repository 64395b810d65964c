// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dashboards/dashboard_pages.h"

#include "core/base/text/ascii.h"
#include "core/http/message/status.h"
#include "core/net/languages/page_words.h"
#include "core/protocol/dashboards/analytics_sample.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHash>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace footfall {

namespace {

constexpr qsizetype etagBytes = 16;
constexpr char folder[] = ":/dashboard/";
constexpr std::string_view assetPath = "/assets/";

/// What is not named here may not be loaded, run, embedded or sent to.
constexpr char contentPolicy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

struct FileType
{
    std::string_view suffix;
    const char* type;
};

constexpr std::array fileTypes{
    FileType{".html", "text/html; charset=utf-8"},
    FileType{".css", "text/css; charset=utf-8"},
    FileType{".js", "text/javascript; charset=utf-8"},
    FileType{".svg", "image/svg+xml; charset=utf-8"},
};

QByteArray typeOf(std::string_view name)
{
    const auto type = std::find_if(fileTypes.begin(), fileTypes.end(), [&](const FileType& each) {
        return name.ends_with(each.suffix);
    });
    return type == fileTypes.end() ? "application/octet-stream" : type->type;
}

/// Strong: it is the same only for the same bytes.
QByteArray etagOf(const QByteArray& body)
{
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256);
    return '"' + hash.left(etagBytes).toHex() + '"';
}

QByteArray fileBody(const QByteArray& name)
{
    QFile file(QLatin1String(folder) + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Asked for anew each time, so that a new version is picked up; one that is known costs a 304.
HttpResponse fileResponse(const QByteArray& name, const QByteArray& body)
{
    HttpResponse response;
    response.contentType = typeOf(viewOf(name));
    response.body = body;
    response.headers = {
        {"ETag", etagOf(response.body)},
        {"Cache-Control", "no-cache"},
        {"Content-Security-Policy", contentPolicy},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Referrer-Policy", "no-referrer"},
        {"X-Content-Type-Options", "nosniff"},
    };
    return response;
}

bool isKnown(const HttpRequest& request, const QByteArray& etag)
{
    const std::string_view known = request.header("if-none-match");
    return known == "*" || hasToken(known, viewOf(etag)) || hasToken(known, viewOf("W/" + etag));
}

HttpResponse answerTo(const HttpRequest& request, const HttpResponse& file)
{
    HttpResponse response = file;
    if (isKnown(request, file.headers.first().value)) {
        response.status = status::notModified;
        response.body.clear();
    }
    return response;
}

bool acceptsHtml(const HttpRequest& request)
{
    return lowered(request.header("accept")).find("text/html") != std::string::npos;
}

HttpResponse frontPage(const HttpRequest& request, const HttpResponse& page)
{
    HttpResponse response = acceptsHtml(request) ? answerTo(request, page)
                                                 : HttpResponse::json(200, analyticsWelcome());
    response.headers.append(HttpHeader{"Vary", "Accept, Accept-Language"});
    // The welcome is another system's, word by word.
    response.headers.append(HttpHeader{"Server", "Footfall"});
    return response;
}

using Files = QHash<QByteArray, HttpResponse>;

std::shared_ptr<const Files> embeddedFiles()
{
    auto files = std::make_shared<Files>();
    for (const QString& name : QDir(QLatin1String(folder)).entryList(QDir::Files))
        files->insert(name.toLatin1(), fileResponse(name.toLatin1(), fileBody(name.toLatin1())));
    return files;
}

HttpResponse asset(const HttpRequest& request, const Files& files)
{
    const QByteArray name = request.path.mid(qsizetype(assetPath.size()));
    const auto file = files.constFind(name);
    return file == files.constEnd() ? HttpResponse::error(status::notFound, "Endpoint not found")
                                    : answerTo(request, *file);
}

} // namespace

void addDashboardPages(RouteTable& table)
{
    const PageLanguages languages;
    const auto pages = std::make_shared<std::vector<HttpResponse>>();
    for (const PageWords& words : languages.all())
        pages->push_back(fileResponse("index.html", words.pageWithWords(fileBody("index.html"))));
    const auto pageFor = [languages, pages](const HttpRequest& request) -> const HttpResponse& {
        return (*pages)[languages.placeOf(request)];
    };
    table.get("/", Plane::Reader, [pageFor](const HttpRequest& request) {
        return frontPage(request, pageFor(request));
    });
    table.get("/dashboard.html", Plane::Reader, [pageFor](const HttpRequest& request) {
        HttpResponse response = answerTo(request, pageFor(request));
        response.headers.append(HttpHeader{"Vary", "Accept-Language"});
        return response;
    });
    table.get("/assets/*", Plane::Reader, [files = embeddedFiles()](const HttpRequest& request) {
        return asset(request, *files);
    });
}

} // namespace footfall
