// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tls/certificate_reloader.h"
#include "tests/unit/support/made_certificate.h"
#include "tests/unit/support/manual_clock.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <openssl/ssl.h>

using namespace footfall;

namespace {

const QRegularExpression keepsTheOld(QStringLiteral("stays in use$"));
const QRegularExpression takesTheNew(QStringLiteral("a new certificate is in use$"));

QByteArray nameIn(const TlsContext& context)
{
    std::array<char, 64> name{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(SSL_CTX_get0_certificate(context.get())),
                              NID_commonName, name.data(), int(name.size()));
    return QByteArray(name.data());
}

} // namespace

/// Certificates and keys, and that the newest pair is used.
class TestTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_files = {m_folder->filePath(QStringLiteral("site.pem")),
                   m_folder->filePath(QStringLiteral("key.pem"))};
        write(m_first);
    }

    void aPairIsLoaded()
    {
        const auto context = TlsContext::load(m_files);
        QVERIFY(context);
        QCOMPARE(nameIn(**context), QByteArray("first"));
        QVERIFY(!(*context)->isExpired());
    }
    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("no certificate")
            << QByteArray("nonsense") << m_first.key << QByteArray("site.pem")
            << QByteArray("holds no good certificate");
        QTest::newRow("an empty one") << QByteArray() << m_first.key << QByteArray("site.pem")
                                      << QByteArray("holds no good certificate");
        QTest::newRow("cut off") << m_first.certificate.chopped(60) << m_first.key
                                 << QByteArray("site.pem")
                                 << QByteArray("holds no good certificate");
        QTest::newRow("no key") << m_first.certificate << m_first.certificate
                                << QByteArray("key.pem") << QByteArray("holds no private key");
        QTest::newRow("another's key") << m_first.certificate << m_second.key
                                       << QByteArray("key.pem") << QByteArray("is not the key");
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(QByteArray, certificate);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, words);
        write({certificate, key});
        const auto context = TlsContext::load(m_files);
        QVERIFY(!context);
        const QByteArray error = QByteArray::fromStdString(context.error());
        QVERIFY2(error.startsWith(m_folder->filePath(QString::fromLatin1(file)).toUtf8()),
                 error.constData());
        QVERIFY2(error.contains(words), error.constData());
        QVERIFY(!error.contains('\n'));
    }
    void aFileThatIsNotThereIsSaid()
    {
        QFile::remove(m_files.key);
        const auto context = TlsContext::load(m_files);
        QVERIFY(!context);
        QVERIFY(QByteArray::fromStdString(context.error()).startsWith(m_files.key.toUtf8()));
    }
    void anExpiredOneIsWarnedOf()
    {
        write(MadeCertificate::make("old", -60));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("has expired")));
        QVERIFY(CertificateReloader::open(m_files, m_clock));
    }
    void aNewPairIsTakenOnceItIsWhole()
    {
        CertificateReloader reloader = opened();
        replace(m_files.certificate, m_second.certificate);
        look(reloader);
        QCOMPARE(nameIn(reloader.current()), QByteArray("first"));
        replace(m_files.key, m_second.key); // meanwhile
        look(reloader);
        QCOMPARE(nameIn(reloader.current()), QByteArray("first"));
        QTest::ignoreMessage(QtInfoMsg, takesTheNew);
        look(reloader);
        QCOMPARE(nameIn(reloader.current()), QByteArray("second"));
    }
    void filesAreNotLookedAtAllTheTime()
    {
        CertificateReloader reloader = opened();
        replaceBoth(m_second);
        for (int i = 0; i < 10; ++i)
            reloader.tick();
        m_clock.advance(tlsCheckMs - 1);
        reloader.tick();
        QCOMPARE(nameIn(reloader.current()), QByteArray("first"));
    }
    void aLinkThatIsTurnedIsNoticed()
    {
        const auto folderOf = [this](const char* name, const MadeCertificate& made) {
            const QString path = m_folder->filePath(QString::fromLatin1(name));
            QDir().mkpath(path);
            put(path + QStringLiteral("/site.pem"), made.certificate);
            put(path + QStringLiteral("/key.pem"), made.key);
            return path;
        };
        const QString now = m_folder->filePath(QStringLiteral("now"));
        const QString then = m_folder->filePath(QStringLiteral("then"));
        QVERIFY(QFile::link(folderOf("1", m_first), now));
        QVERIFY(QFile::link(folderOf("2", m_second), then));
        m_files = {now + QStringLiteral("/site.pem"), now + QStringLiteral("/key.pem")};
        CertificateReloader reloader = opened();
        QCOMPARE(std::rename(qPrintable(then), qPrintable(now)), 0);
        look(reloader);
        QTest::ignoreMessage(QtInfoMsg, takesTheNew);
        look(reloader);
        QCOMPARE(nameIn(reloader.current()), QByteArray("second"));
    }
    void aBrokenPairIsSaidOnceAndTheOldStays()
    {
        CertificateReloader reloader = opened();
        replace(m_files.certificate, m_second.certificate);
        look(reloader);
        QTest::ignoreMessage(QtWarningMsg, keepsTheOld);
        look(reloader);
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        for (int i = 0; i < 5; ++i)
            look(reloader);
        QCOMPARE(nameIn(reloader.current()), QByteArray("first"));
        replace(m_files.key, m_second.key);
        look(reloader);
        QTest::ignoreMessage(QtInfoMsg, takesTheNew);
        look(reloader);
        QCOMPARE(nameIn(reloader.current()), QByteArray("second"));
    }
    void aPipeIsNotWaitedFor()
    {
        const QString pipe = m_folder->filePath(QStringLiteral("pipe"));
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        for (const TlsFiles& files :
             {TlsFiles{pipe, m_files.key}, TlsFiles{m_files.certificate, pipe}}) {
            const auto context = TlsContext::load(files);
            QVERIFY(!context);
            QVERIFY2(context.error().find("no regular file") != std::string::npos,
                     context.error().c_str());
        }
    }
    void aMissingPairIsWaitedFor()
    {
        CertificateReloader reloader = opened();
        QFile::remove(m_files.certificate);
        look(reloader);
        QTest::ignoreMessage(QtWarningMsg, keepsTheOld);
        look(reloader);
        QCOMPARE(nameIn(reloader.current()), QByteArray("first"));
    }

private:
    static void put(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    /// As those do who care: beside it, then in its place.
    static void replace(const QString& path, const QByteArray& bytes)
    {
        const QString beside = path + QStringLiteral(".new");
        put(beside, bytes);
        QCOMPARE(std::rename(qPrintable(beside), qPrintable(path)), 0);
    }
    void replaceBoth(const MadeCertificate& made)
    {
        replace(m_files.certificate, made.certificate);
        replace(m_files.key, made.key);
    }
    void write(const MadeCertificate& made)
    {
        put(m_files.certificate, made.certificate);
        put(m_files.key, made.key);
    }
    CertificateReloader opened() { return *CertificateReloader::open(m_files, m_clock); }
    void look(CertificateReloader& reloader)
    {
        m_clock.advance(tlsCheckMs);
        reloader.tick();
    }

    const MadeCertificate m_first = MadeCertificate::make("first");
    const MadeCertificate m_second = MadeCertificate::make("second");
    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    TlsFiles m_files;
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
