// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/geo/geo_database.h"
#include "tests/unit/support/mmdb_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace footfall;

namespace {

const char* const india =
    R"({"country":{"iso_code":"IN","geoname_id":1269750,"names":{"de":"Indien","en":"India"}},
        "city":{"geoname_id":1259229,"names":{"en":"Pune","ja":"プネー"}}})";

QJsonObject object(const char* json)
{
    return QJsonDocument::fromJson(json).object();
}

/// A database file, for as long as it is needed, and the database opened from it.
class Opened
{
public:
    explicit Opened(const QByteArray& content)
        : m_result(writeAndOpen(content))
    {
    }

    const Result<void>& result() const { return m_result; }
    QString path() const { return m_folder.filePath(QStringLiteral("geo.mmdb")); }
    GeoPlace at(const char* address)
    {
        return m_database.placeOf(QHostAddress(QString::fromUtf8(address)));
    }

private:
    Result<void> writeAndOpen(const QByteArray& content)
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return Error{"the test cannot write its file"};
        file.close();
        return m_database.open(path());
    }

    QTemporaryDir m_folder;
    GeoDatabase m_database;
    Result<void> m_result;
};

/// What a record says of an address in its network.
GeoPlace placeFrom(const char* record)
{
    Opened geo(MmdbFile()
                   .add("203.0.113.0/24", object(india))
                   .add("198.51.100.0/24", object(record))
                   .bytes());
    return geo.at("198.51.100.7");
}

bool isOneLineAbout(const Result<void>& result, const QString& path)
{
    return !result && result.error().find('\n') == std::string::npos &&
           result.error().starts_with(path.toStdString() + ": ");
}

} // namespace

class TestGeoDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWidthOfTreeIsRead_data()
    {
        QTest::addColumn<int>("recordBits");
        for (const int bits : {24, 28, 32})
            QTest::addRow("%d bits", bits) << bits;
    }
    void everyWidthOfTreeIsRead()
    {
        QFETCH(int, recordBits);
        Opened geo(MmdbFile(recordBits)
                       .add("203.0.113.0/24", object(india))
                       .add("198.51.100.64/26", object(R"({"country_code":"CA"})"))
                       .add("2001:470::/32", object(R"({"country_code":"JP","city":"Tōkyō"})"))
                       .bytes());
        QVERIFY2(geo.result(), geo.result() ? "" : geo.result().error().c_str());
        QCOMPARE(geo.at("203.0.113.255"), (GeoPlace{"India", "Pune"}));
        QCOMPARE(geo.at("198.51.100.127"), (GeoPlace{"Canada", ""}));
        QCOMPARE(geo.at("2001:470:1f0b::7"), (GeoPlace{"Japan", "Tōkyō"}));
        QCOMPARE(geo.at("198.51.100.128"), GeoPlace{});
        QCOMPARE(geo.at("2001:471::7"), GeoPlace{});
    }
    void anIpv4AddressWithinIpv6IsTheSame()
    {
        Opened geo(MmdbFile().add("203.0.113.0/24", object(india)).bytes());
        QCOMPARE(geo.at("::ffff:203.0.113.9"), geo.at("203.0.113.9"));
        QCOMPARE(geo.at("::ffff:203.0.113.9").country, std::string("India"));
    }
    void aFileWithoutIpv6KnowsNothingOfIt()
    {
        Opened geo(MmdbFile(24, 4).add("203.0.113.0/24", object(india)).bytes());
        QCOMPARE(geo.at("203.0.113.9").country, std::string("India"));
        QCOMPARE(geo.at("::ffff:203.0.113.9").country, std::string("India"));
        QCOMPARE(geo.at("2001:470::1"), GeoPlace{});
    }
    void layoutsAreRead_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QByteArray>("country");
        QTest::addColumn<QByteArray>("city");
        const auto row = [](const char* name, const char* record, const char* country,
                            const char* city = "") {
            QTest::newRow(name) << QByteArray(record) << QByteArray(country) << QByteArray(city);
        };
        row("nested", india, "India", "Pune");
        row("no English name", R"({"country":{"iso_code":"FR","names":{"fr":"la France"}}})",
            "France");
        row("no names", R"({"country":{"iso_code":"US"}})", "United States");
        row("the name of the file counts",
            R"({"country":{"iso_code":"IN","names":{"en":"Bharat"}}})", "Bharat");
        row("flat", R"({"country_code":"IN"})", "India");
        row("flat with city", R"({"country_code":"IN","city":"Pune"})", "India", "Pune");
        row("lower case", R"({"country_code":"in"})", "India");
        row("unknown code", R"({"country_code":"X9"})", "X9");
        row("not a code", R"({"country_code":"419"})", "419");
        row("city only", R"({"city":"Pune"})", "", "Pune");
        row("nothing", "{}", "");
        row("another layout", R"({"autonomous_system_number":64500})", "");
        row("other types", R"({"country":{"iso_code":7,"names":"x"},"city":{"names":{"en":{}}}})",
            "");
        row("hidden characters", R"({"country_code":"I\u0007","city":"Pu\u202ene"})", "");
    }
    void layoutsAreRead()
    {
        QFETCH(QByteArray, record);
        QFETCH(QByteArray, country);
        QFETCH(QByteArray, city);
        const GeoPlace place = placeFrom(record.constData());
        QCOMPARE(place.country, country.toStdString());
        QCOMPARE(place.city, city.toStdString());
    }
    void aTextIsAsLongAsInAnEvent()
    {
        const auto cityOf = [](int length) {
            return placeFrom(
                       QByteArray("{\"city\":\"" + QByteArray(length, 'x') + "\"}").constData())
                .city;
        };
        QCOMPARE(cityOf(128).size(), std::size_t(128));
        QCOMPARE(cityOf(129).size(), std::size_t(0));
    }
    void localAddressesAreNowhere_data()
    {
        QTest::addColumn<QByteArray>("address");
        for (const char* address :
             {"127.0.0.1", "::1", "::ffff:127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255",
              "192.168.1.1", "100.64.0.1", "169.254.1.1", "0.0.0.0", "255.255.255.255", "224.0.0.1",
              "::ffff:192.168.1.1", "fd00::1", "fe80::1", "ff02::1", "::", ""})
            QTest::newRow(address) << QByteArray(address);
    }
    void localAddressesAreNowhere()
    {
        QFETCH(QByteArray, address);
        Opened geo(MmdbFile().add("::/1", object(india)).add("8000::/1", object(india)).bytes());
        QVERIFY(geo.result());
        QCOMPARE(geo.at(address.constData()), GeoPlace{});
        QCOMPARE(geo.at("172.32.0.1").country, std::string("India"));
        QCOMPARE(geo.at("2001:470::1").country, std::string("India"));
    }
    void moreRecordsThanAreCachedAreToldApart()
    {
        MmdbFile file;
        const int records = GeoDatabase::cachedRecords + 100;
        const auto addressOf = [](int i) {
            return QStringLiteral("20.%1.%2.1").arg(i / 256).arg(i % 256).toUtf8();
        };
        for (int i = 0; i < records; ++i)
            file.add((addressOf(i) + "/32").constData(),
                     {{QStringLiteral("city"), QString::number(i)}});
        Opened geo(file.bytes());
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < records; ++i)
                QCOMPARE(geo.at(addressOf(i).constData()).city, std::to_string(i));
        }
    }
    void whatIsNoDatabaseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QByteArray whole = MmdbFile().add("203.0.113.0/24", object(india)).bytes();
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("country_code,IN\n");
        QTest::newRow("garbage") << QByteArray(100'000, '\xab');
        QTest::newRow("only the mark") << QByteArray("\xab\xcd\xefMaxMind.com");
        QTest::newRow("the last byte cut off") << whole.chopped(1);
        QTest::newRow("half") << whole.left(whole.size() / 2);
        QTest::newRow("the tree cut off") << whole.mid(whole.size() / 2);
        // Times eight bytes it is beyond 32 bits.
        QTest::newRow("a wrong number of nodes")
            << MmdbFile(32)
                   .add("203.0.113.0/24", object(india))
                   .bytes()
                   .replace(QByteArray("node_count\xc4\x00", 12), "node_count\xc4\x80");
        QTest::newRow("no records") << MmdbFile().bytes();
        QTest::newRow("another layout")
            << MmdbFile()
                   .add("203.0.113.0/24", object(R"({"autonomous_system_number":64500})"))
                   .bytes();
    }
    void whatIsNoDatabaseIsRefused()
    {
        QFETCH(QByteArray, content);
        Opened geo(content);
        QVERIFY2(isOneLineAbout(geo.result(), geo.path()),
                 geo.result() ? "it was opened" : geo.result().error().c_str());
        QCOMPARE(geo.at("203.0.113.9"), GeoPlace{});
    }
    void whatIsNoFileIsRefused()
    {
        const QTemporaryDir folder;
        GeoDatabase geo;
        for (const QString& path : {folder.path(), folder.filePath(QStringLiteral("none.mmdb"))})
            QVERIFY(isOneLineAbout(geo.open(path), path));
    }
    void everyByteMayBeWrong()
    {
        const QByteArray whole = MmdbFile(24, 4).add("203.0.113.0/24", object(india)).bytes();
        int refused = 0;
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QByteArray broken = whole;
            broken[i] = char(~broken[i]);
            Opened geo(broken);
            refused += geo.result() ? 0 : 1;
            geo.at("203.0.113.9");
            geo.at("2.0.0.1");
        }
        QVERIFY(refused > 0);
    }
    void overwritingTheFileChangesNothing()
    {
        Opened geo(MmdbFile().add("203.0.113.0/24", object(india)).bytes());
        QVERIFY(QFile::resize(geo.path(), 0));
        QCOMPARE(geo.at("203.0.113.9"), (GeoPlace{"India", "Pune"}));
    }
    void aPublishedDatabaseIsRead()
    {
        const QString path = QStringLiteral(FOOTFALL_PUBLISHED_GEO);
        if (!QFile::exists(path))
            QSKIP("The npm package with the published database is not there: npm ci in tests/wire");
        GeoDatabase geo;
        QVERIFY(geo.open(path));
        const auto countryOf = [&](const char* address) {
            return geo.placeOf(QHostAddress(QString::fromUtf8(address))).country;
        };
        QCOMPARE(countryOf("8.8.8.8"), std::string("United States"));
        QCOMPARE(countryOf("133.11.0.1"), std::string("Japan"));
        QCOMPARE(countryOf("::ffff:133.11.0.1"), std::string("Japan"));
        QCOMPARE(countryOf("2001:200::1"), std::string("Japan"));
        QCOMPARE(countryOf("127.0.0.1"), std::string());
    }
};

QTEST_GUILESS_MAIN(TestGeoDatabase)
#include "tst_geo_database.moc"
