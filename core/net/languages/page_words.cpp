// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/languages/page_words.h"

#include "core/base/text/ascii.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <array>

namespace footfall {
namespace {

constexpr char languageFolder[] = ":/web/languages/";
/// Languages of one request that are looked at.
constexpr qsizetype maxAsked = 20;

/// How much a browser wants one, as in "de-AT;q=0.8"; a thousand at most.
int wishOf(const QByteArray& range)
{
    const qsizetype mark = range.indexOf("q=");
    bool isNumber = true;
    const double wish = mark < 0 ? 1.0 : range.mid(mark + 2).trimmed().toDouble(&isNumber);
    return isNumber && wish >= 0 && wish <= 1 ? int(wish * 1000) : 0;
}

/// "de" of "de-AT;q=0.8"
QByteArray languageOf(const QByteArray& range)
{
    const QByteArray name = range.trimmed().toLower();
    const auto* const end =
        std::find_if(name.begin(), name.end(), [](char c) { return c < 'a' || c > 'z'; });
    return name.left(end - name.begin());
}

QByteArray escaped(const QByteArray& text)
{
    return QString::fromUtf8(text).toHtmlEscaped().toUtf8();
}

/// What a language that is written from right to left says beside its name.
QByteArray direction(const QByteArray& language)
{
    const bool isReversed =
        QLocale(QString::fromLatin1(language)).textDirection() == Qt::RightToLeft;
    return isReversed ? QByteArrayLiteral(" dir=\"rtl\"") : QByteArray();
}

qsizetype orEnd(qsizetype place, const QByteArray& text)
{
    return place < 0 ? text.size() : place;
}

} // namespace

PageWords::PageWords(const QByteArray& name, const QByteArray& json)
    : m_name(name)
{
    const QJsonObject words = QJsonDocument::fromJson(json).object();
    m_json = QJsonDocument(words).toJson(QJsonDocument::Compact);
    for (auto word = words.begin(); word != words.end(); ++word) {
        // Of what counts a page itself says what holds for many.
        const QJsonValue text =
            word->isObject() ? word->toObject().value(QLatin1String("other")) : QJsonValue(*word);
        m_texts.insert(word.key().toUtf8(), text.toString().toUtf8());
    }
}

QByteArray PageWords::page(const QByteArray& html) const
{
    if (m_texts.isEmpty())
        return html;
    QByteArray page;
    for (qsizetype at = 0; at < html.size();) {
        const qsizetype tag = orEnd(html.indexOf('<', at), html);
        const qsizetype next = std::min(orEnd(html.indexOf('>', tag), html) + 1, html.size());
        page += textIn(html.mid(at, tag - at)) + tagIn(html.mid(tag, next - tag));
        at = next;
    }
    return page;
}

QByteArray PageWords::pageWithWords(const QByteArray& html) const
{
    if (m_texts.isEmpty())
        return html;
    // Data, not a script: no content policy forbids it.
    const QByteArray words = "<script type=\"application/json\" id=\"words\">" +
                             QByteArray(m_json).replace("</", "<\\/") + "</script>\n</head>";
    return page(html).replace("</head>", words);
}

/// With the blanks around it; within it they are one.
QByteArray PageWords::textIn(const QByteArray& piece) const
{
    const QByteArray trimmed = piece.trimmed();
    const auto known = m_texts.constFind(trimmed.simplified());
    if (known == m_texts.constEnd())
        return piece;
    const qsizetype begin = piece.indexOf(trimmed);
    return piece.left(begin) + escaped(*known) + piece.mid(begin + trimmed.size());
}

QByteArray PageWords::tagIn(QByteArray tag) const
{
    if (tag.startsWith("<html"))
        return tag.replace("lang=\"en\"", "lang=\"" + m_name + '"' + direction(m_name));
    constexpr std::array attributes{" aria-label=\"", " placeholder=\"", " title=\""};
    for (const QByteArray attribute : attributes) {
        const qsizetype begin = tag.indexOf(attribute) + attribute.size();
        const qsizetype end = tag.indexOf('"', begin);
        if (begin < attribute.size() || end < begin)
            continue;
        const auto known = m_texts.constFind(tag.mid(begin, end - begin));
        if (known != m_texts.constEnd())
            tag.replace(begin, end - begin, escaped(*known));
    }
    return tag;
}

PageLanguages::PageLanguages()
    : m_all(1)
{
    const QDir folder(QString::fromLatin1(languageFolder));
    for (const QString& name :
         folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            m_all.emplace_back(name.section(QLatin1Char('.'), 0, 0).toLatin1(), file.readAll());
    }
}

std::size_t PageLanguages::placeOf(const HttpRequest& request) const
{
    std::size_t best = 0;
    int wish = 0;
    const QByteArray asked = bytesOf(request.header("accept-language"));
    for (const QByteArray& range : asked.split(',').mid(0, maxAsked)) {
        const auto known = std::find_if(m_all.begin(), m_all.end(), [&](const PageWords& each) {
            return each.name() == languageOf(range);
        });
        if (known == m_all.end() || wishOf(range) <= wish)
            continue;
        wish = wishOf(range);
        best = std::size_t(known - m_all.begin());
    }
    return best;
}

} // namespace footfall
