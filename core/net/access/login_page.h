// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"
#include "core/net/languages/page_words.h"

namespace footfall {

/// A page of `resources/web` with the head that pages for everybody have; it works without scripts.
QByteArray pageOf(const char* name);
HttpResponse pageAnswer(int status, const QByteArray& html);

/// The pages that are shown to those who have no access yet. They work without scripts.
class LoginPage
{
public:
    LoginPage();

    // `base` is what stands before our paths for whoever asks, `Admission::baseOf`. They are in the
    // language of the browser that asks.

    /// The form; with `trouble`, plain text of our own, when something went wrong: `figure` is its
    /// %1.
    HttpResponse form(const HttpRequest& request, const QByteArray& base, int status = 200,
                      const QByteArray& trouble = {}, const QByteArray& figure = {}) const;
    /// A page that goes on to this path of ours by itself. A browser that was sent here by another
    /// site's page sends the new cookie along from here, and would not after a redirect.
    HttpResponse goOn(const HttpRequest& request, const QByteArray& base,
                      const QByteArray& path) const;
    /// 404: there is no such share link.
    HttpResponse shareIsGone(const HttpRequest& request, const QByteArray& base) const;
    HttpResponse style() const;

private:
    const PageLanguages m_languages;
    QByteArray m_form;
    QByteArray m_goOn;
    QByteArray m_gone;
    QByteArray m_style;
};

} // namespace footfall
