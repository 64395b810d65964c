// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"
#include "core/base/text/ascii.h"
#include "core/base/time/clock.h"
#include "core/net/access/grants.h"
#include "tests/unit/support/file_size_limit.h"
#include "tests/unit/support/manual_clock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace footfall;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// Grants whose writer only takes what it is given, as on a disk that hangs.
struct UnwrittenGrants
{
    UnwrittenGrants(const Clock& clock, const QString& path)
        : grants(clock)
    {
        QVERIFY(grants.keepIn(GrantFile(path)));
        QObject::connect(&grants, &Grants::toKeep,
                         [this](const KeptGrants& kept) { given.append(kept); });
    }
    void wait()
    {
        grants.whenKept([this](bool kept) { answers.append(kept); });
    }

    Grants grants;
    QList<KeptGrants> given;
    QList<bool> answers;
};

} // namespace

class TestGrants : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = ManualClock();
        start();
    }
    void secretsAreLongAndNeverTheSame()
    {
        const QByteArray one = newSecret();
        static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9_-]{43}$"));
        QVERIFY(form.match(QString::fromLatin1(one)).hasMatch());
        QCOMPARE_NE(one, newSecret());
    }
    void aLoginLastsThirtyDays()
    {
        const QByteArray secret = m_grants->addLogin();
        QSignalSpy revoked(m_grants.get(), &Grants::revoked);
        const quint64 id = m_grants->loginOf(viewOf(secret));
        QVERIFY(id != 0);
        QCOMPARE(m_grants->loginOf("another"), 0U);
        QCOMPARE(m_grants->loginOf(""), 0U);
        QCOMPARE(m_grants->shareOf(viewOf(secret)), 0U);
        m_clock.advance(30 * dayMs - 1);
        m_grants->tick();
        QCOMPARE(m_grants->loginOf(viewOf(secret)), id);
        QVERIFY(revoked.isEmpty());
        m_clock.advance(1);
        QCOMPARE(m_grants->loginOf(viewOf(secret)), 0U);
        m_grants->tick();
        QCOMPARE(revoked.size(), 1);
        QCOMPARE(revoked[0][0].toULongLong(), id);
    }
    void theOldestLoginMakesRoom()
    {
        startWithoutFile();
        const QByteArray oldest = m_grants->addLogin();
        const quint64 id = m_grants->loginOf(viewOf(oldest));
        const QByteArray second = m_grants->addLogin();
        QSignalSpy revoked(m_grants.get(), &Grants::revoked);
        for (std::size_t i = 2; i < Grants::maxLogins; ++i)
            m_grants->addLogin();
        QVERIFY(revoked.isEmpty());
        m_grants->addLogin();
        QCOMPARE(revoked.size(), 1);
        QCOMPARE(revoked[0][0].toULongLong(), id);
        QCOMPARE(m_grants->loginOf(viewOf(oldest)), 0U);
        QVERIFY(m_grants->loginOf(viewOf(second)) != 0);
    }
    void aLoginEndsWhenItIsRevoked()
    {
        const QByteArray secret = m_grants->addLogin();
        const quint64 id = m_grants->loginOf(viewOf(secret));
        QVERIFY(!m_grants->revokeShare(id));
        QVERIFY(m_grants->revokeLogin(id));
        QVERIFY(!m_grants->revokeLogin(id));
        QCOMPARE(m_grants->loginOf(viewOf(secret)), 0U);
    }
    void aShareWorksUntilItIsRevoked()
    {
        const auto share = m_grants->addShare("Anna");
        QVERIFY(share);
        QCOMPARE(share->grant.label, "Anna");
        QCOMPARE(share->grant.createdAt, m_clock.now());
        m_clock.advance(1'000 * dayMs);
        m_grants->tick();
        const quint64 id = m_grants->shareOf(viewOf(share->secret));
        QCOMPARE(id, share->grant.id);
        QSignalSpy revoked(m_grants.get(), &Grants::revoked);
        QVERIFY(m_grants->revokeShare(id));
        QCOMPARE(revoked.size(), 1);
        QCOMPARE(revoked[0][0].toULongLong(), id);
        QCOMPARE(m_grants->shareOf(viewOf(share->secret)), 0U);
        QVERIFY(!m_grants->revokeShare(id));
        QVERIFY(m_grants->shares().empty());
    }
    void oneMoreShareThanThereMayBeIsRefused()
    {
        startWithoutFile();
        for (std::size_t i = 0; i < Grants::maxShares; ++i)
            QVERIFY(m_grants->addShare("x"));
        QVERIFY(!m_grants->addShare("x"));
        QCOMPARE(m_grants->shares().size(), Grants::maxShares);
        m_grants->revokeShare(m_grants->shares().front().id);
        QVERIFY(m_grants->addShare("x"));
    }
    void aLabelIsReadableText()
    {
        const std::string umlauts = QString(100, QChar(0xe4)).toStdString();
        QVERIFY(m_grants->addShare(umlauts));
        for (const std::string& bad :
             {std::string(), umlauts + "x", std::string("a\nb"), std::string("\xe2\x80\xae evil")})
            QVERIFY2(!m_grants->addShare(bad), bad.c_str());
        QCOMPARE(m_grants->shares().size(), 1U);
    }
    void aLoginLinkWorksOnceAndWithinAMinute()
    {
        const QByteArray first = m_grants->addLoginLink();
        const QByteArray second = m_grants->addLoginLink();
        QVERIFY(!m_grants->useLoginLink("another"));
        QVERIFY(m_grants->useLoginLink(viewOf(first)));
        QVERIFY(!m_grants->useLoginLink(viewOf(first)));
        m_clock.advance(Grants::loginLinkMs - 1);
        const QByteArray third = m_grants->addLoginLink();
        m_clock.advance(1);
        QVERIFY(!m_grants->useLoginLink(viewOf(second)));
        QVERIFY(m_grants->useLoginLink(viewOf(third)));
    }
    void theOldestLoginLinkMakesRoom()
    {
        const QByteArray oldest = m_grants->addLoginLink();
        const QByteArray second = m_grants->addLoginLink();
        for (std::size_t i = 1; i < Grants::maxLoginLinks; ++i)
            m_grants->addLoginLink();
        QVERIFY(!m_grants->useLoginLink(viewOf(oldest)));
        QVERIFY(m_grants->useLoginLink(viewOf(second)));
    }
    void loginsAndSharesSurviveARestart()
    {
        const QByteArray login = m_grants->addLogin();
        const QByteArray ended = m_grants->addLogin();
        const auto share = m_grants->addShare("Änne \"A\" <b>");
        const QByteArray link = m_grants->addLoginLink();
        const quint64 endedId = m_grants->loginOf(viewOf(ended));
        m_grants->revokeLogin(endedId);
        start();
        QVERIFY(m_grants->loginOf(viewOf(login)) != 0);
        QCOMPARE(m_grants->loginOf(viewOf(ended)), 0U);
        QCOMPARE(m_grants->shareOf(viewOf(share->secret)), share->grant.id);
        QCOMPARE(m_grants->shares()[0].label, "Änne \"A\" <b>");
        QCOMPARE(m_grants->shares()[0].createdAt, share->grant.createdAt);
        QVERIFY(!m_grants->useLoginLink(viewOf(link)));
        m_clock.advance(Grants::loginMs);
        start();
        QCOMPARE(m_grants->loginOf(viewOf(login)), 0U);
    }
    void noIdIsGivenTwice()
    {
        const quint64 id = m_grants->addShare("x")->grant.id;
        m_grants->revokeShare(id);
        start();
        QCOMPARE_NE(m_grants->addShare("x")->grant.id, id);
    }
    void theFileHoldsNoSecretAndIsForItsOwner()
    {
        const QByteArray login = m_grants->addLogin();
        const QByteArray share = m_grants->addShare("Anna")->secret;
        const QByteArray content = contentOf(path());
        QVERIFY(content.contains("Anna"));
        QVERIFY(!content.contains(login));
        QVERIFY(!content.contains(share));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOwner;
        QVERIFY(!(QFile::permissions(path()) & others));
    }
    void aDamagedFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QByteArray digest(64, 'a');
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{\"lastId\":1,");
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("no lists") << QByteArray("{\"lastId\":1}");
        QTest::newRow("a short hash")
            << QByteArray("{\"lastId\":1,\"logins\":[{\"id\":1,\"sha256\":\"aa\",\"createdAt\":1}],"
                          "\"shares\":[]}");
        QTest::newRow("no id") << QByteArray("{\"lastId\":1,\"logins\":[{\"sha256\":\"") + digest +
                                      "\",\"createdAt\":1}],\"shares\":[]}";
        QTest::newRow("the id of nobody")
            << QByteArray("{\"lastId\":1,\"logins\":[{\"id\":0,\"sha256\":\"") + digest +
                   "\",\"createdAt\":1}],\"shares\":[]}";
        QTest::newRow("no time") << QByteArray("{\"lastId\":1,\"logins\":[],\"shares\":[{\"id\":1,"
                                               "\"sha256\":\"") +
                                        digest + "\"}]}";
        QTest::newRow("too large") << QByteArray(GrantFile::maxBytes + 1, ' ');
    }
    void aDamagedFileIsSetAside()
    {
        QFETCH(QByteArray, content);
        write(path(), content);
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("access.json is damaged and was")));
        start();
        const QStringList aside =
            QDir(m_folder->path()).entryList({QStringLiteral("access.json.damaged-*")});
        QCOMPARE(aside.size(), 1);
        QCOMPARE(contentOf(m_folder->filePath(aside[0])), content);
        const QByteArray login = m_grants->addLogin();
        start();
        QVERIFY(m_grants->loginOf(viewOf(login)) != 0);
    }
    void whatCannotBeReadIsSaidAndLeftAsItIs_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("why");
        QTest::newRow("a link") << QStringLiteral("link") << QStringLiteral("symbolic link");
        QTest::newRow("a folder") << QStringLiteral("folder") << QStringLiteral("regular file");
        QTest::newRow("a pipe") << QStringLiteral("pipe") << QStringLiteral("regular file");
        QTest::newRow("not ours") << QStringLiteral("forbidden") << QStringLiteral("denied");
    }
    void whatCannotBeReadIsSaidAndLeftAsItIs()
    {
        QFETCH(QString, what);
        QFETCH(QString, why);
        const QString other = m_folder->filePath(QStringLiteral("other"));
        write(other, "{\"lastId\":0,\"logins\":[],\"shares\":[]}");
        if (what == QLatin1String("link")) {
            QVERIFY(QFile::link(other, path()));
        } else if (what == QLatin1String("folder")) {
            QVERIFY(QDir().mkpath(path()));
        } else if (what == QLatin1String("pipe")) {
            QCOMPARE(mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
        } else {
            if (geteuid() == 0)
                QSKIP("nothing is forbidden to root");
            QVERIFY(QFile::copy(other, path()));
            QVERIFY(QFile::setPermissions(path(), {}));
        }
        Grants grants(m_clock);
        const Result<void> kept = grants.keepIn(GrantFile(path()));
        QVERIFY(!kept);
        const QString said = QString::fromStdString(kept.error());
        QVERIFY2(said.startsWith(path()) && said.contains(why), qPrintable(said));
        QVERIFY(QFileInfo(path()).isSymLink() || QFileInfo::exists(path()));
        QVERIFY(QDir(m_folder->path()).entryList({QStringLiteral("*damaged*")}).isEmpty());
    }
    void aFullDiskLeavesWhatWasKept()
    {
        const QByteArray login = m_grants->addLogin();
        const QByteArray before = contentOf(path());
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("cannot be kept: .*access.json")));
        {
            const FileSizeLimit full(before.size());
            m_grants->addLogin();
        }
        QVERIFY(!isKept());
        QCOMPARE(contentOf(path()), before);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
        start();
        QVERIFY(m_grants->loginOf(viewOf(login)) != 0);
    }
    void aClockThatIsFarAheadEndsNoLoginForGood()
    {
        const QByteArray login = m_grants->addLogin();
        const TimeMs right = m_clock.now();
        m_clock.setNow(right + 100 * dayMs);
        start();
        m_grants->tick();
        QCOMPARE(m_grants->loginOf(viewOf(login)), 0U); // by that clock, it is over
        m_clock.setNow(right);
        start();
        m_grants->tick();
        QVERIFY(m_grants->loginOf(viewOf(login)) != 0);
        m_clock.setNow(right + 100 * dayMs);
        m_grants->tick();
        m_clock.advance(PrudentTime::settleMs);
        m_grants->tick();
        m_clock.setNow(right);
        QCOMPARE(m_grants->loginOf(viewOf(login)), 0U);
    }
    void aLoginOfAWrongClockEndsNoOther()
    {
        const PrudentTime::State right{m_clock.now(), 0};
        const QByteArray login = m_grants->addLogin();
        m_clock.setNow(right.believed + 100 * dayMs);
        const QByteArray other = m_grants->addLogin();
        QVERIFY(m_grants->loginOf(viewOf(other)) != 0);
        startWith(GrantFile(path()), right);
        m_grants->tick();
        m_clock.setNow(right.believed);
        start();
        QVERIFY(m_grants->loginOf(viewOf(login)) != 0);
    }
    void aDiskThatHangsIsSaidAndHoldsNobodyUp()
    {
        UnwrittenGrants my(m_clock, path());
        my.grants.addLogin();
        my.wait();
        my.grants.addLogin();
        my.wait();
        m_clock.advance(Grants::maxWriteMs - 1);
        my.grants.tick();
        QVERIFY(my.answers.isEmpty());
        m_clock.advance(1);
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("cannot be kept: .*5 seconds")));
        my.grants.tick();
        QCOMPARE(my.answers, (QList<bool>{false, false}));
        my.wait();
        QCOMPARE(my.answers.size(), 3); // at once
        QCOMPARE(my.answers.last(), false);
        QCOMPARE(my.given.size(), 1);
        QTest::ignoreMessage(QtInfoMsg, "logins and share links are kept again");
        my.grants.written({});
        my.grants.written({});
        my.wait();
        QCOMPARE(my.answers.last(), true);
    }
    void aLaterStateIsGivenOnceTheEarlierIsWritten()
    {
        UnwrittenGrants my(m_clock, path());
        my.grants.addLogin();
        my.wait();
        QVERIFY(my.grants.addShare("Anna"));
        QVERIFY(my.grants.addShare("Berta"));
        my.wait();
        QCOMPARE(my.given.size(), 1);
        my.grants.written({});
        QCOMPARE(my.answers, QList<bool>{true});
        QCOMPARE(my.given.size(), 2);
        QCOMPARE(my.given.last().shares.size(), 2U);
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("cannot be kept: no room")));
        my.grants.written(QStringLiteral("no room"));
        QCOMPARE(my.answers, (QList<bool>{true, false}));
    }
    void whatCannotBeKeptIsTriedAgain()
    {
        const QString folder = m_folder->filePath(QStringLiteral("later"));
        m_path = folder + QStringLiteral("/access.json");
        startWith(GrantFile(m_path));
        const QRegularExpression complaint(QStringLiteral("cannot be kept: .*access.json"));
        QTest::ignoreMessage(QtWarningMsg, complaint);
        const QByteArray login = m_grants->addLogin();
        QVERIFY(!isKept());
        QVERIFY(m_grants->loginOf(viewOf(login)) != 0);
        QTest::failOnWarning(complaint); // once is enough
        m_grants->addLogin();
        for (int i = 0; i < 3; ++i) {
            m_clock.advance(5'000);
            m_grants->tick();
        }
        QVERIFY(!isKept());
        QVERIFY(QDir().mkpath(folder));
        m_grants->tick();
        QVERIFY(!isKept());
        m_clock.advance(5'000);
        QTest::ignoreMessage(QtInfoMsg, "logins and share links are kept again");
        m_grants->tick();
        QVERIFY(isKept());
        m_clock.advance(5'000);
        m_grants->tick(); // says nothing any more
        startWith(GrantFile(m_path));
        QVERIFY(m_grants->loginOf(viewOf(login)) != 0);
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("access.json")); }
    void start() { startWith(GrantFile(path())); }
    void startWithoutFile() { m_grants = std::make_unique<Grants>(m_clock); }
    void startWith(const GrantFile& file, const PrudentTime::State& believed = {})
    {
        m_grants = std::make_unique<Grants>(m_clock);
        m_writer = std::make_unique<GrantWriter>(file);
        QVERIFY(m_grants->keepIn(file, believed));
        connect(m_grants.get(), &Grants::toKeep, m_writer.get(), &GrantWriter::write);
        connect(m_writer.get(), &GrantWriter::written, m_grants.get(), &Grants::written);
    }
    bool isKept()
    {
        bool isKept = false;
        m_grants->whenKept([&](bool kept) { isKept = kept; });
        return isKept;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    ManualClock m_clock;
    std::unique_ptr<Grants> m_grants;
    std::unique_ptr<GrantWriter> m_writer;
};

QTEST_GUILESS_MAIN(TestGrants)
#include "tst_grants.moc"
