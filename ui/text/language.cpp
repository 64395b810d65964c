// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

#include <algorithm>
#include <array>
#include <string_view>

namespace footfall {
namespace {

const QString languageFolder = QStringLiteral(":/footfall/languages");

/// The keys that have other names on other keyboards; Qt asks for them.
[[maybe_unused]] constexpr std::array keyNames{
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"), QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"),  QT_TRANSLATE_NOOP("QShortcut", "Backspace"),
    QT_TRANSLATE_NOOP("QShortcut", "PgUp"), QT_TRANSLATE_NOOP("QShortcut", "PgDown"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"), QT_TRANSLATE_NOOP("QShortcut", "Right"),
};

/// Whether nobody chose formats: those are plain, and go with English.
bool hasPlainFormats()
{
    for (const char* name : {"LC_ALL", "LC_TIME", "LANG"}) {
        if (const QByteArray chosen = qgetenv(name); !chosen.isEmpty())
            return chosen == "C" || chosen == "POSIX" || chosen.startsWith("C.");
    }
    return true;
}

/// The desktop's formats, unless they would be in another language than the words.
void useFormatsOf(const QString& name)
{
    const QLocale spoken(name);
    const bool isEnglish = spoken.language() == QLocale::English;
    const bool fits = hasPlainFormats() ? isEnglish : QLocale().language() == spoken.language();
    if (!fits)
        QLocale::setDefault(spoken);
}

} // namespace

QStringList knownLanguages()
{
    QStringList names;
    for (const QString& file : QDir(languageFolder).entryList(QDir::Files, QDir::Name))
        names.append(file.section(QLatin1Char('.'), 0, 0));
    return names;
}

QString languageOf(const QStringList& wanted)
{
    const QStringList known = knownLanguages();
    for (const QString& each : wanted) {
        const auto* const end =
            std::find_if_not(each.begin(), each.end(), [](QChar c) { return c.isLetter(); });
        const QString name = each.left(end - each.begin()).toLower();
        if (known.contains(name))
            return name;
    }
    return QStringLiteral("en");
}

QString WidgetTranslator::translate(const char* context, const char* source, const char* comment,
                                    int count) const
{
    constexpr std::array<std::string_view, 9> shown{
        "QAbstractSpinBox", "QComboBox", "QDialogButtonBox", "QGuiApplication",   "QLineEdit",
        "QPlatformTheme",   "QShortcut", "QWidget",          "QWidgetTextControl"};
    const bool isShown = std::find(shown.begin(), shown.end(), context) != shown.end();
    return isShown ? QTranslator::translate(context, source, comment, count) : QString();
}

Language::Language(const QString& chosen)
    : m_name(chosen.isEmpty() ? languageOf(QLocale().uiLanguages()) : chosen)
{
    if (!m_words.load(m_name, languageFolder))
        return;
    // A desktop whose language is not known keeps its formats.
    const bool isMeant = !chosen.isEmpty() || m_name != QLatin1String("en");
    if (isMeant)
        useFormatsOf(m_name);
    if (m_widgets.load(QStringLiteral("qtbase_") + m_name,
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_widgets);
    QCoreApplication::installTranslator(&m_words);
}

} // namespace footfall
