// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/source/snapshot.h"

#include <QString>
#include <QTime>

#include <string_view>

namespace footfall {

/// Characters of a visitor's text that are ever shown in one place.
inline constexpr qsizetype shownCharacters = 300;

/// Text from outside, fit to be shown: at most `shownCharacters`, and characters that would change
/// the direction of the text around them, break the line or show nothing stand as U+FFFD.
/// It is still plain text: never give it to anything that reads markup.
QString shownText(std::string_view utf8);
/// The name of a page as it is read: what its escapes stand for, where that shows something and is
/// no slash, and fit to be shown. "/a%20b" is "/a b"; the name itself stays what it is.
QString shownPage(std::string_view page);
/// The same for a tooltip, with the name below it where that is another.
QString pageDetail(std::string_view page);
/// Plain text as a tooltip: its lines stay, and nothing in it is taken for markup.
QString tooltipText(const QString& plain);

/// A whole number, grouped as the locale does.
QString numberText(qint64 number);
/// A count as tr() takes it to choose among the forms that a language has: one, more, and others.
int numerus(qint64 count);
/// How many, in words: the form that tr() chose, with the number for its %1.
QString countText(qint64 count, QString form);
/// Events a second: one decimal below ten.
QString rateText(double perSecond);
/// 0:45, 4:10, 1:02:03.
QString durationText(qint64 seconds);
/// Local time of day: 14:02:11, or 2:02:11 PM where the clock has twelve hours.
QString clockText(TimeMs time);
/// Local time of day: 14:02, or 2:02 PM.
QString minuteText(TimeMs time);
/// The same of a time without a day.
QString timeOfDayText(QTime time);
/// One that takes as much room as any.
QString widestClockText();
/// How these are written, for fields that take them.
QString clockFormat();
QString minuteFormat();
/// Local date and time of day.
QString dateText(TimeMs time);
/// A site's name; the empty one has a name of its own.
QString siteText(std::string_view site);
/// What a visitor did: "view", "click buy-button", "left", or the name of a custom event.
QString deedText(const Event& event);
/// Those parts that are not empty, with " · " between.
QString joined(const QStringList& parts);

} // namespace footfall
