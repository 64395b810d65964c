// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/login_page.h"

#include <QFile>

namespace footfall {

namespace {

QByteArray resource(const char* name)
{
    QFile file(QStringLiteral(":/web/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray filled(QByteArray html, const char* place, const QByteArray& text)
{
    return html.replace(place, text);
}

} // namespace

QByteArray pageOf(const char* name)
{
    return resource("login_head.html") + resource(name);
}

/// Address and content of a page may hold what nobody else is to see. The form's answer must tell
/// its origin, though, or nobody could log in.
HttpResponse pageAnswer(int status, const QByteArray& html)
{
    HttpResponse response;
    response.status = status;
    response.contentType = "text/html; charset=utf-8";
    response.body = html;
    response.headers = {
        {"Cache-Control", "no-store"},
        {"Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; "
                                    "base-uri 'none'; frame-ancestors 'none'"},
        {"Referrer-Policy", "same-origin"},
        {"X-Content-Type-Options", "nosniff"},
    };
    return response;
}

LoginPage::LoginPage()
    : m_form(pageOf("login.html"))
    , m_goOn(pageOf("login_on.html"))
    , m_gone(pageOf("login_gone.html"))
    , m_style(resource("login.css"))
{
}

HttpResponse LoginPage::form(const HttpRequest& request, const QByteArray& base, int status,
                             const QByteArray& trouble, const QByteArray& figure) const
{
    const PageWords& words = m_languages.of(request);
    const QByteArray page = words.page(filled(m_form, "{{trouble}}", trouble));
    return pageAnswer(status, filled(filled(page, "%1", figure), "{{base}}", base));
}

HttpResponse LoginPage::goOn(const HttpRequest& request, const QByteArray& base,
                             const QByteArray& path) const
{
    const QByteArray page = m_languages.of(request).page(m_goOn);
    return pageAnswer(200, filled(filled(page, "{{path}}", base + path), "{{base}}", base));
}

HttpResponse LoginPage::shareIsGone(const HttpRequest& request, const QByteArray& base) const
{
    return pageAnswer(404, filled(m_languages.of(request).page(m_gone), "{{base}}", base));
}

HttpResponse LoginPage::style() const
{
    HttpResponse response;
    response.contentType = "text/css; charset=utf-8";
    response.body = m_style;
    response.headers = {{"Cache-Control", "public, max-age=3600"},
                        {"X-Content-Type-Options", "nosniff"}};
    return response;
}

} // namespace footfall
