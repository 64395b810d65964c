// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTranslator>

namespace footfall {

/// Those that the window speaks: "de", "en", "es".
QStringList knownLanguages();
/// The first of these that is known, as in "de-AT"; else English.
QString languageOf(const QStringList& wanted);

/// What Qt's own fields and buttons say. Nothing else of Qt: its errors are for the log, which is
/// English.
class WidgetTranslator : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;
    QString translate(const char* context, const char* source, const char* comment,
                      int count) const override;
};

/// As long as this lives, the window made after it speaks a language: that which is chosen, or else
/// the desktop's. Times and numbers stay those of the desktop where it has the same language.
class Language
{
public:
    explicit Language(const QString& chosen = {});
    Q_DISABLE_COPY_MOVE(Language)

    const QString& name() const { return m_name; }

private:
    const QString m_name;
    QTranslator m_words;
    WidgetTranslator m_widgets;
};

} // namespace footfall
