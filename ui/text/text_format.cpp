// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_format.h"

#include "core/base/text/ascii.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <string>

namespace footfall {
namespace {

struct FormatWords
{
    Q_DECLARE_TR_FUNCTIONS(footfall::Words)
};

struct Range
{
    char16_t first;
    char16_t last;
};

/// Control characters, and those that turn the direction of what follows or cannot be seen. Not the
/// joiners U+200C and U+200D, which scripts and pictures need.
constexpr Range treacherous[] = {
    {0x0000, 0x001f}, {0x007f, 0x009f}, {0x00ad, 0x00ad}, {0x034f, 0x034f}, {0x061c, 0x061c},
    {0x115f, 0x1160}, {0x180e, 0x180e}, {0x200b, 0x200b}, {0x200e, 0x200f}, {0x2028, 0x202e},
    {0x2060, 0x206f}, {0x3164, 0x3164}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff9, 0xfffb}};

bool isTreacherous(char16_t c)
{
    return std::any_of(std::begin(treacherous), std::end(treacherous),
                       [c](Range range) { return range.first <= c && c <= range.last; });
}

/// At most `bytes` of the text, not ending inside a character.
std::string_view cut(std::string_view utf8, std::size_t bytes)
{
    if (utf8.size() <= bytes)
        return utf8;
    while (bytes > 0 && (static_cast<unsigned char>(utf8[bytes]) & 0xc0) == 0x80)
        --bytes;
    return utf8.substr(0, bytes);
}

/// What the escape at `at` stands for, if that is of ASCII and shows something; else 0. A slash
/// would make another path of it. (Names have no escapes of further characters that show
/// something.)
char readableEscape(std::string_view page, std::size_t at)
{
    if (page[at] != '%' || at + 2 >= page.size())
        return 0;
    const int high = hexValue(page[at + 1]);
    const int low = hexValue(page[at + 2]);
    const int byte = high < 0 || low < 0 ? 0 : high * 16 + low;
    return byte >= 0x20 && byte < 0x7f && byte != '/' ? char(byte) : '\0';
}

QLocale groupingLocale()
{
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
    return locale;
}

} // namespace

QString shownText(std::string_view utf8)
{
    const std::string_view part = cut(utf8, shownCharacters * 4);
    QString text = QString::fromUtf8(part.data(), qsizetype(part.size())).left(shownCharacters);
    for (QChar& c : text) {
        if (isTreacherous(c.unicode()))
            c = QChar::ReplacementCharacter;
    }
    return text;
}

QString shownPage(std::string_view page)
{
    // Escapes are three bytes a character, and no more of them is ever shown.
    page = cut(page, shownCharacters * 12);
    std::string readable;
    for (std::size_t i = 0; i < page.size(); ++i) {
        const char escaped = readableEscape(page, i);
        readable += escaped ? escaped : page[i];
        i += escaped ? 2 : 0;
    }
    return shownText(readable);
}

QString pageDetail(std::string_view page)
{
    const QString readable = shownPage(page);
    const QString name = shownText(page);
    return readable == name ? name : readable + QLatin1Char('\n') + name;
}

QString tooltipText(const QString& plain)
{
    QString escaped = plain.toHtmlEscaped();
    escaped.replace(QLatin1Char('\n'), QLatin1String("<br>"));
    return QStringLiteral("<qt>%1</qt>").arg(escaped);
}

QString numberText(qint64 number)
{
    return groupingLocale().toString(number);
}

int numerus(qint64 count)
{
    // Which form is asked for is told by the last digits.
    constexpr qint64 million = 1'000'000;
    return int(count < million ? std::max<qint64>(count, 0) : million + count % million);
}

QString countText(qint64 count, QString form)
{
    return form.replace(QLatin1String("%1"), numberText(count));
}

QString rateText(double perSecond)
{
    return groupingLocale().toString(perSecond, 'f', perSecond < 9.95 ? 1 : 0);
}

QString durationText(qint64 seconds)
{
    const qint64 hours = seconds / 3600;
    const qint64 minutes = seconds / 60 % 60;
    const QString rest = QStringLiteral(":%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (hours == 0)
        return QString::number(minutes) + rest;
    return QStringLiteral("%1:%2").arg(hours).arg(minutes, 2, 10, QLatin1Char('0')) + rest;
}

namespace {

QDateTime localTime(TimeMs time)
{
    return QDateTime::fromMSecsSinceEpoch(time.sinceEpoch());
}

} // namespace

QString minuteFormat()
{
    const QString format = QLocale().timeFormat(QLocale::ShortFormat);
    return format.contains(QLatin1Char('a'), Qt::CaseInsensitive) ? format
                                                                  : QStringLiteral("HH:mm");
}

QString clockFormat()
{
    return minuteFormat().replace(QLatin1String("mm"), QLatin1String("mm:ss"));
}

QString clockText(TimeMs time)
{
    return QLocale().toString(localTime(time).time(), clockFormat());
}

QString minuteText(TimeMs time)
{
    return timeOfDayText(localTime(time).time());
}

QString widestClockText()
{
    return QLocale().toString(QTime(22, 0), clockFormat());
}

QString timeOfDayText(QTime time)
{
    return QLocale().toString(time, minuteFormat());
}

QString dateText(TimeMs time)
{
    return QLocale().toString(localTime(time), QLocale::ShortFormat);
}

QString siteText(std::string_view site)
{
    return site.empty() ? FormatWords::tr("(no site)") : shownText(site);
}

QString deedText(const Event& event)
{
    switch (event.kind) {
    case Event::Kind::PageView:
        return FormatWords::tr("view");
    case Event::Kind::SessionEnd:
        return FormatWords::tr("left");
    case Event::Kind::Click: {
        const std::string element = elementOf(event);
        return element.empty() ? FormatWords::tr("click")
                               : FormatWords::tr("click %1").arg(shownText(element));
    }
    case Event::Kind::Custom:
        break;
    }
    return shownText(event.type);
}

QString joined(const QStringList& parts)
{
    QString text;
    for (const QString& part : parts) {
        if (!part.isEmpty())
            text += (text.isEmpty() ? QString() : QStringLiteral(" · ")) + part;
    }
    return text;
}

} // namespace footfall
