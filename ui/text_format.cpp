// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text_format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace footfall {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(footfall::Words)
};

bool isTreacherous(char16_t c)
{
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
    const bool direction = c == 0x061c || c == 0x200e || c == 0x200f ||
                           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    const bool invisible = c == 0x200b || c == 0x2028 || c == 0x2029 || c == 0xfeff;
    return control || direction || invisible;
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

QString countText(qint64 count, const QString& one, const QString& others)
{
    return count == 1 ? one : others.arg(numberText(count));
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

QString clockText(TimeMs time)
{
    return QDateTime::fromMSecsSinceEpoch(time).time().toString(QStringLiteral("HH:mm:ss"));
}

QString minuteText(TimeMs time)
{
    return QDateTime::fromMSecsSinceEpoch(time).time().toString(QStringLiteral("HH:mm"));
}

QString dateText(TimeMs time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time), QLocale::ShortFormat);
}

QString siteText(std::string_view site)
{
    return site.empty() ? Words::tr("(no site)") : shownText(site);
}

QString alertTitle(const Alert& alert)
{
    switch (alert.kind) {
    case Alert::Kind::Spike:
        return Words::tr("Spike");
    case Alert::Kind::Milestone:
        return Words::tr("Milestone");
    case Alert::Kind::Evicted:
        return Words::tr("Limit");
    case Alert::Kind::Cleared:
        return Words::tr("Cleared");
    case Alert::Kind::ClockSetBack:
        return Words::tr("Clock set back");
    case Alert::Kind::NotStored:
        return Words::tr("Not stored");
    case Alert::Kind::StoredAgain:
        return Words::tr("Stored again");
    }
    return {};
}

QString alertText(const Alert& alert)
{
    switch (alert.kind) {
    case Alert::Kind::Spike:
        return Words::tr("%1 in the last minute, expected about %2")
            .arg(numberText(alert.visitorsLastMinute), numberText(std::llround(alert.expected)));
    case Alert::Kind::Milestone:
        return Words::tr("%1 visitors at once, the first time today").arg(numberText(alert.value));
    case Alert::Kind::Evicted:
        return countText(alert.value, Words::tr("The oldest session let go: the limit is reached"),
                         Words::tr("%1 oldest sessions let go: the limit is reached"));
    case Alert::Kind::Cleared:
        return Words::tr("The live statistics begin anew");
    case Alert::Kind::ClockSetBack:
        return Words::tr("The computer's clock went back by more than an hour: "
                         "the live statistics begin anew");
    case Alert::Kind::NotStored:
        return Words::tr("Events cannot be stored and are refused; it is tried again");
    case Alert::Kind::StoredAgain:
        return Words::tr("Events are stored again");
    }
    return {};
}

QString deedText(const Event& event)
{
    switch (event.kind) {
    case Event::Kind::PageView:
        return Words::tr("view");
    case Event::Kind::SessionEnd:
        return Words::tr("left");
    case Event::Kind::Click: {
        const std::string_view element = event.metadataText("element");
        return element.empty() ? Words::tr("click") : Words::tr("click %1").arg(shownText(element));
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
