// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/operator_token.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace footfall;

namespace {

/// Options of a server that other machines can reach.
Options openOptions()
{
    Options options;
    options.listen = {{QHostAddress(QHostAddress::AnyIPv4), 3000}};
    return options;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestOperatorToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thisMachineNeedsNone()
    {
        Options options;
        options.listen = {{QHostAddress(QHostAddress::LocalHost), 3000}};
        const auto token = OperatorToken::of(options);
        QVERIFY(token);
        QVERIFY(token->token.isEmpty());
        QVERIFY(!token->isNew);
    }
    void theFirstStartMakesOneForItsOwnerOnly()
    {
        const QTemporaryDir folder;
        Options options = openOptions();
        options.dataDir = folder.path();
        const mode_t before = umask(0);
        const auto first = OperatorToken::of(options);
        umask(before);
        QVERIFY(first);
        QVERIFY(first->isNew);
        QCOMPARE(first->token.size(), 43);
        QCOMPARE(first->file, folder.filePath(QStringLiteral("operator-token")));
        struct stat facts = {};
        QCOMPARE(stat(QFile::encodeName(first->file).constData(), &facts), 0);
        QCOMPARE(facts.st_mode & 0777, mode_t(0600));
        QCOMPARE(contentOf(first->file), first->token + '\n');

        const auto second = OperatorToken::of(options);
        QVERIFY(second);
        QVERIFY(!second->isNew);
        QCOMPARE(second->token, first->token);
    }
    void withoutAFolderEachStartMakesAnother()
    {
        const auto first = OperatorToken::of(openOptions());
        const auto second = OperatorToken::of(openOptions());
        QVERIFY(first->isNew && second->isNew);
        QVERIFY(first->file.isEmpty());
        QCOMPARE_NE(first->token, second->token);
    }
    void aNamedFileThatIsMissingIsMade()
    {
        const QTemporaryDir folder;
        Options options;
        options.tokenFile = folder.filePath(QStringLiteral("mine"));
        const auto token = OperatorToken::of(options);
        QVERIFY(token && token->isNew);
        QCOMPARE(contentOf(options.tokenFile), token->token + '\n');
    }
    void aFileThatOthersReadIsWarnedOf()
    {
        const QTemporaryDir folder;
        Options options;
        options.tokenFile = folder.filePath(QStringLiteral("mine"));
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QVERIFY(OperatorToken::of(options));
        QVERIFY(OperatorToken::of(options));
        QVERIFY(QFile::setPermissions(options.tokenFile, QFile::ReadOwner | QFile::ReadOther));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("others .* the operator token")));
        QVERIFY(OperatorToken::of(options));
    }
    void aTokenThatIsEasyToGuessIsWarnedOf()
    {
        const QTemporaryDir folder;
        Options options;
        options.tokenFile = folder.filePath(QStringLiteral("mine"));
        QFile file(options.tokenFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.write("fifteen-letters");
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("token is short")));
        QVERIFY(OperatorToken::of(options));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("sixteen--letters");
        file.close();
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QVERIFY(OperatorToken::of(options));
    }
    void aFileThatCannotServeIsSaid()
    {
        const QTemporaryDir folder;
        Options options;
        options.tokenFile = folder.filePath(QStringLiteral("no/such/folder"));
        const auto missing = OperatorToken::of(options);
        QVERIFY(!missing);
        QVERIFY(missing.error().find(options.tokenFile.toStdString()) != std::string::npos);
        options.tokenFile = folder.path();
        QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7755)));
        QVERIFY(!OperatorToken::of(options));
    }
    void aPipeIsNotWaitedFor()
    {
        const QTemporaryDir folder;
        Options options = openOptions();
        for (const bool isNamed : {false, true}) {
            const QString pipe = folder.filePath(QStringLiteral("operator-token"));
            QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), isNamed ? -1 : 0);
            (isNamed ? options.tokenFile : options.dataDir) = isNamed ? pipe : folder.path();
            const auto token = OperatorToken::of(options);
            QVERIFY(!token);
            QVERIFY2(token.error().find("no regular file") != std::string::npos,
                     token.error().c_str());
            QVERIFY(token.error().starts_with(pipe.toStdString()));
            const auto read =
                Options::read({QStringLiteral("footfalld"), QStringLiteral("--token-file"), pipe});
            QVERIFY(!read);
        }
    }
    void aLinkInTheDataFolderIsRefusedAndANamedOneFollowed()
    {
        const QTemporaryDir folder;
        Options options;
        options.tokenFile = folder.filePath(QStringLiteral("elsewhere"));
        const auto made = OperatorToken::of(options);
        QVERIFY(made);
        const QString link = folder.filePath(QStringLiteral("operator-token"));
        QVERIFY(QFile::link(options.tokenFile, link));
        options.tokenFile = link;
        QCOMPARE(OperatorToken::of(options)->token, made->token);
        options = openOptions();
        options.dataDir = folder.path();
        const auto token = OperatorToken::of(options);
        QVERIFY(!token);
        QVERIFY2(token.error().find("symbolic link") != std::string::npos, token.error().c_str());
    }
    void anotherUsersFileIsRefused()
    {
        if (geteuid() != 0)
            QSKIP("only root can give a file away");
        const QTemporaryDir folder;
        Options options;
        options.tokenFile = folder.filePath(QStringLiteral("mine"));
        QVERIFY(OperatorToken::of(options));
        QCOMPARE(chown(QFile::encodeName(options.tokenFile).constData(), 4711, 4711), 0);
        const auto token = OperatorToken::of(options);
        QVERIFY(!token);
        QVERIFY2(token.error().find("another user's") != std::string::npos, token.error().c_str());
    }
};

QTEST_GUILESS_MAIN(TestOperatorToken)
#include "tst_operator_token.moc"
