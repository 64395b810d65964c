// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/message/http_message.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace footfall {

/// What the web pages say in one language, known by the English words (`resources/web/languages`).
class PageWords
{
public:
    /// English itself: every text is as it was.
    PageWords() = default;
    /// Another, of a JSON object of texts; those for scripts that count are objects.
    PageWords(const QByteArray& name, const QByteArray& json);

    /// "de"
    const QByteArray& name() const { return m_name; }
    QByteArray text(const QByteArray& english) const { return m_texts.value(english, english); }
    /// A page of ours with its texts in this language: those between tags, and what is read aloud
    /// or shown of fields. What is not known stays.
    QByteArray page(const QByteArray& html) const;
    /// The same with the words for its scripts in its head.
    QByteArray pageWithWords(const QByteArray& html) const;

private:
    QByteArray textIn(const QByteArray& piece) const;
    QByteArray tagIn(QByteArray tag) const;

    QByteArray m_name{"en"};
    QByteArray m_json;
    QHash<QByteArray, QByteArray> m_texts;
};

/// All languages of the web pages.
class PageLanguages
{
public:
    PageLanguages();

    const std::vector<PageWords>& all() const { return m_all; }
    /// That which the browser likes best (`Accept-Language`); English if it names none of them.
    const PageWords& of(const HttpRequest& request) const { return m_all[placeOf(request)]; }
    /// Its place among all.
    std::size_t placeOf(const HttpRequest& request) const;

private:
    /// English is the first.
    std::vector<PageWords> m_all;
};

} // namespace footfall
