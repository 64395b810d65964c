// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/site_rules.h"

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
