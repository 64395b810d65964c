// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/access/site_rules.h"

#include <QTest>

using namespace footfall;

namespace {

SiteRules declared(std::initializer_list<const char*> texts)
{
    std::vector<DeclaredSite> sites;
    for (const char* text : texts)
        sites.push_back(*DeclaredSite::read(text));
    return SiteRules(std::move(sites));
}

/// The site, or "refused".
std::string siteOf(const SiteRules& rules, const char* origin, const char* named)
{
    const Result<std::string> site = rules.siteFor(origin, named);
    return site ? *site : "refused";
}

} // namespace

class TestSiteRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeclarationIsANameAndAnOrigin()
    {
        const Result<DeclaredSite> site = DeclaredSite::read(" Shop = HTTPS://Shop.Example:8443/ ");
        QVERIFY(bool(site));
        QCOMPARE(site->name, std::string("shop"));
        QCOMPARE(site->origin, std::string("https://shop.example:8443"));
        for (const char* bad :
             {"", "shop", "shop=", "=https://shop.example", "shop=shop.example",
              "shop=ftp://shop.example", "shop=https://", "shop=https://shop.example/path",
              "shop=https://a@shop.example", "sh\nop=https://shop.example"})
            QVERIFY2(!DeclaredSite::read(bad), bad);
    }
    void anOriginIsTakenAsBrowsersSendIt_data()
    {
        QTest::addColumn<std::string>("written");
        QTest::addColumn<std::string>("sent");
        const auto row = [](const char* written, const char* sent) {
            QTest::newRow(written) << std::string(written) << std::string(sent);
        };
        row("https://münchen.example", "https://xn--mnchen-3ya.example");
        row("https://MÜNCHEN.example", "https://xn--mnchen-3ya.example");
        row("https://xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example");
        row("https://例え.テスト:8443", "https://xn--r8jz45g.xn--zckzah:8443");
        row("https://straße.example", "https://xn--strae-oqa.example");
        row("https://shop.example:443", "https://shop.example");
        row("http://shop.example:80/", "http://shop.example");
        row("http://shop.example:443", "http://shop.example:443");
        row("https://shop.example:08443", "https://shop.example:8443");
        row("https://[2001:0DB8:0:0:0:0:0:1]:443", "https://[2001:db8::1]");
        row("http://[0:0:0:0:0:0:0:1]:3000", "http://[::1]:3000");
        row("http://[::ffff:192.0.2.1]", "http://[::ffff:c000:201]");
        row("http://[1:0:2:0:0:3:0:4]", "http://[1:0:2::3:0:4]");
        row("http://[1:0:2:3:4:5:6:7]", "http://[1:0:2:3:4:5:6:7]");
        row("http://[fe80::]", "http://[fe80::]");
        row("http://127.1:3000", "http://127.0.0.1:3000");
        row("http://my_host:3000", "http://my_host:3000");
        row("capacitor://localhost", "capacitor://localhost");
        row("Ionic://localhost", "ionic://localhost");
        row("chrome-extension://abcdefghijklmnop", "chrome-extension://abcdefghijklmnop");
    }
    void anOriginIsTakenAsBrowsersSendIt()
    {
        QFETCH(std::string, written);
        QFETCH(std::string, sent);
        const Result<DeclaredSite> site = DeclaredSite::read("m=" + written);
        QVERIFY2(bool(site), site ? "" : site.error().c_str());
        QCOMPARE(site->origin, sent);
        QCOMPARE(SiteRules({*site}).siteFor(sent, {}).operator*(), std::string("m"));
    }
    void anOriginThatCanNeverComeIsRefused()
    {
        for (const char* never : {"https://*.x",
                                  "*",
                                  "null",
                                  "https://*",
                                  "file://",
                                  "file:///srv/www",
                                  "data://x",
                                  "ws://shop.example",
                                  "wss://shop.example",
                                  "https://shop.example:0",
                                  "https://shop.example:65536",
                                  "https://shop.example:",
                                  "https://shop.example:x",
                                  "https://shop example",
                                  "https://shop.example?x",
                                  "https://shop.example#x",
                                  "https://[::1",
                                  "https://::1",
                                  "https://[fe80::1%25eth0]",
                                  "https://1.2.3.4.5",
                                  "https://300.1.1.1",
                                  "https://.shop.example",
                                  "https://shop..example",
                                  "capacitor://",
                                  "https://m\xff.example"}) {
            const Result<DeclaredSite> site = DeclaredSite::read(std::string("m=").append(never));
            QVERIFY2(!site, never);
            QVERIFY(site.error().find('\n') == std::string::npos);
        }
    }
    void withoutADeclarationEverySiteMaySend()
    {
        const SiteRules any;
        QCOMPARE(siteOf(any, "https://Shop.Example", ""), std::string("shop.example"));
        QCOMPARE(siteOf(any, "https://shop.example", "Blog"), std::string("blog"));
        QCOMPARE(siteOf(any, "", ""), std::string());
        QCOMPARE(siteOf(any, "null", ""), std::string());
        QVERIFY(any.isOpenTo("https://elsewhere.example"));
    }
    void onceDeclaredOthersAreRefused()
    {
        const SiteRules rules = declared({"shop=https://shop.example", "blog=http://blog.example"});
        QCOMPARE(siteOf(rules, "https://shop.example", ""), std::string("shop"));
        QCOMPARE(siteOf(rules, "HTTPS://SHOP.EXAMPLE", "Shop"), std::string("shop"));
        for (const char* foreign : {"http://shop.example", "https://shop.example:444", "null",
                                    "https://shop.example.evil", "https://evil.example"}) {
            QCOMPARE(siteOf(rules, foreign, ""), std::string("refused"));
            QVERIFY2(!rules.isOpenTo(foreign), foreign);
        }
        QCOMPARE(siteOf(rules, "https://shop.example", "blog"), std::string("refused"));
    }
    void aServerNamesTheSiteWhereThereAreSeveral()
    {
        const SiteRules several = declared({"shop=https://shop.example", "blog=http://b.example"});
        QCOMPARE(siteOf(several, "", "blog"), std::string("blog"));
        QCOMPARE(siteOf(several, "", ""), std::string("refused"));
        QCOMPARE(siteOf(several, "", "other"), std::string("refused"));
        QCOMPARE(siteOf(declared({"shop=https://shop.example"}), "", ""), std::string("shop"));
    }
    void aSiteMayHaveSeveralOrigins()
    {
        const SiteRules rules = declared({"shop=https://a.example", "shop=https://b.example"});
        QCOMPARE(siteOf(rules, "https://b.example", ""), std::string("shop"));
        QCOMPARE(siteOf(rules, "", ""), std::string("shop"));
        QCOMPARE(rules.names(), std::vector<std::string>{"shop"});
    }
};

QTEST_GUILESS_MAIN(TestSiteRules)
#include "tst_site_rules.moc"
