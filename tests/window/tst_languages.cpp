// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/dashboards/alert_json.h"
#include "tests/window/support/snapshots.h"
#include "ui/text/alert_text.h"
#include "ui/text/language.h"
#include "ui/text/local_day.h"
#include "ui/text/source_text.h"
#include "ui/text/text_format.h"

#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace footfall;

namespace {

struct Message
{
    QString source;
    /// More than one where it counts.
    QStringList translations;
    /// Empty for one that is done.
    QString state;
};

/// What one <message> of Qt Linguist's files says.
Message messageOf(QXmlStreamReader& xml)
{
    Message message;
    while (!(xml.isEndElement() && xml.name() == QLatin1String("message")) && !xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1String("numerusform"))
            message.translations.append(xml.readElementText());
        else if (xml.name() == QLatin1String("translation")) {
            message.state = xml.attributes().value(QLatin1String("type")).toString();
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            message.translations.append(text);
        }
    }
    return message;
}

QList<Message> messagesIn(const QString& path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("message"))
            messages.append(messageOf(xml));
    }
    return messages;
}

/// "%1", "%2": once each, in order.
QStringList placesOf(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%[1-9]"));
    QStringList places;
    for (auto found = place.globalMatch(text); found.hasNext();)
        places.append(found.next().captured());
    places.removeDuplicates();
    places.sort();
    return places;
}

QString textOf(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

/// What is said in other languages, and what is not.
class TestLanguages : public QObject
{
    Q_OBJECT

private:
    QString file(const QString& language) const
    {
        return m_folder.filePath(QStringLiteral("footfall_%1.ts").arg(language));
    }
    QTemporaryDir m_folder;

private Q_SLOTS:
    /// A copy of the catalogues is brought up to date with the sources: what that finds to do was
    /// forgotten.
    void initTestCase()
    {
        QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-I"),
                              QStringLiteral("."),       QStringLiteral("core"),
                              QStringLiteral("app"),     QStringLiteral("ui"),
                              QStringLiteral("-ts")};
        for (const QString& language : knownLanguages()) {
            const QString kept = QStringLiteral(FOOTFALL_LANGUAGES "/footfall_%1.ts").arg(language);
            QVERIFY(QFile::copy(kept, file(language)));
            arguments.append(file(language));
        }
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(FOOTFALL_SOURCES));
        lupdate.start(QStringLiteral(FOOTFALL_LUPDATE), arguments);
        QVERIFY(lupdate.waitForFinished());
        QCOMPARE(lupdate.exitCode(), 0);
    }

    void nothingIsMissing_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString& language : knownLanguages())
            QTest::newRow(qPrintable(language)) << language;
    }

    void nothingIsMissing()
    {
        QFETCH(QString, language);
        const bool isEnglish = language == QLatin1String("en");
        const QList<Message> messages = messagesIn(file(language));
        QVERIFY(messages.size() > 100);
        for (const Message& message : messages) {
            // English itself stands in the sources, but for how it counts.
            const bool counts = message.translations.size() > 1;
            if (isEnglish && !counts && message.state == QLatin1String("unfinished"))
                continue;
            QVERIFY2(message.state.isEmpty(),
                     qPrintable(message.state + QStringLiteral(": ") + message.source));
            QVERIFY2(!message.translations.contains(QString()), qPrintable(message.source));
        }
    }

    void placesForFiguresAgree_data() { nothingIsMissing_data(); }
    void placesForFiguresAgree()
    {
        QFETCH(QString, language);
        for (const Message& message :
             messagesIn(QStringLiteral(FOOTFALL_LANGUAGES "/footfall_%1.ts").arg(language)))
            QVERIFY2(placesOf(message.translations.constLast()) == placesOf(message.source),
                     qPrintable(message.source));
    }

    void theFirstThatIsKnownIsSpoken()
    {
        QCOMPARE(languageOf({textOf("de-AT"), textOf("de"), textOf("en")}), textOf("de"));
        QCOMPARE(languageOf({textOf("fr-CA"), textOf("es_MX")}), textOf("es"));
        QCOMPARE(languageOf({textOf("fr")}), textOf("en"));
        QCOMPARE(languageOf({textOf("C")}), textOf("en"));
    }

    void anAlertIsWordedWhereItIsShown()
    {
        const Alert alert = spike(1);
        const std::string told = alertMessage(alert);
        const QLocale before;
        {
            const Language german(textOf("de"));
            QCOMPARE(alertTitle(alert), textOf("Spitze"));
            QCOMPARE(alertText(alert), textOf("42 in 1 Minute, üblich 6–17"));
            QCOMPARE(minuteText(testStart), textOf("00:00"));
            QCOMPARE(shortDayText(testStart), textOf("Do. 1. Jan."));
            QCOMPARE(numberText(1234), textOf("1.234"));
            // To the server's clients, and in the log, it is English.
            QCOMPARE(alertMessage(alert), told);
            QCOMPARE(QCoreApplication::translate("QAbstractSocket", "Host not found"),
                     textOf("Host not found"));
        }
        QLocale::setDefault(before);
        QCOMPARE(alertTitle(alert), textOf("Spike"));
    }

    void troubleIsWordedWhereItIsShown()
    {
        StoreState store{StoreState::Phase::Failing, 0, "/a/footfall.db: database or disk is full",
                         0};
        WebhookState webhook{"hooks.example", 1, 0, 0, testStart, "it answered 500"};
        // As it is quoted where the server says no more, and in words.
        QVERIFY(storeTroubleText(store).contains(textOf("database or disk is full")));
        store.cause = StoreCause::Full;
        webhook.cause = CallCause::Status;
        webhook.figure = 500;
        const QLocale before;
        {
            const Language german(textOf("de"));
            const QString text = storeTroubleText(store);
            QVERIFY2(text.contains(textOf("Die Platte ist voll:")), qPrintable(text));
            QVERIFY2(!text.contains(textOf("is full")), qPrintable(text));
            QVERIFY(webhookTroubleText({webhook}).contains(textOf(": er antwortete mit 500.")));
            store = {StoreState::Phase::Keeping, 0, {}, 0, "/a is damaged; it was moved to /b"};
            store.movedTo = "/b";
            QCOMPARE(storeNoteText(store), textOf("Der Speicher war beschädigt: Er wurde nach /b "
                                                  "verschoben, und ein neuer begonnen."));
        }
        QLocale::setDefault(before);
    }
    void everyCauseHasWords()
    {
        StoreState store{StoreState::Phase::Failing, 0, "as the system says", 0};
        for (std::size_t i = 1; i < storeCauseWords.size(); ++i) {
            store.cause = StoreCause(i);
            QVERIFY2(!storeTroubleText(store).contains(textOf("the system")), storeCauseWords[i]);
        }
        WebhookState webhook{"hooks.example", 1, 0, 0, testStart, "as the system says"};
        for (std::size_t i = 1; i < callCauseWords.size(); ++i) {
            webhook.cause = CallCause(i);
            QVERIFY2(!webhookTroubleText({webhook}).contains(textOf("the system")),
                     callCauseWords[i]);
        }
    }

    void aClockHasTwelveHoursWhereThatIsUsual()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const TimeMs at = testStart + 14 * hourMs + 2 * minuteMs + 11 * secondMs;
        // Some versions write a narrow space.
        const auto plain = [](QString text) {
            return text.replace(QChar(0x202f), QLatin1Char(' '));
        };
        QCOMPARE(plain(minuteText(at)), textOf("2:02 PM"));
        QCOMPARE(plain(clockText(at)), textOf("2:02:11 PM"));
        QLocale::setDefault(before);
        QCOMPARE(clockText(at), textOf("14:02:11"));
    }
};

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
