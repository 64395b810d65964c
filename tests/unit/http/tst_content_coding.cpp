// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/message/content_coding.h"

#include <QTest>

using namespace footfall;

namespace {

constexpr std::int64_t most = 1024 * 1024;

/// In zlib's format, which is what "deflate" stands for.
QByteArray deflated(const QByteArray& body)
{
    return qCompress(body, 9).sliced(4);
}

/// {"n":"x"}, by another's gzip.
QByteArray gzipped()
{
    return QByteArray::fromHex("1f8b0800000000000203ab56ca53b252aa50aa0500d30a0f8c09000000");
}

HttpRequest packed(const QByteArray& body, const QByteArray& coding = {})
{
    HttpRequest request;
    request.body = body;
    if (!coding.isEmpty())
        request.headers = {{"content-encoding", coding}};
    return request;
}

} // namespace

class TestContentCoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPackedIsUnpacked()
    {
        for (HttpRequest request : {packed(gzipped(), "gzip"), packed(gzipped(), "X-GZIP"), packed(gzipped()),
                                    packed(deflated("{\"n\":\"x\"}"), "deflate")}) {
            QCOMPARE(unpackBody(request, most), Unpacking::Done);
            QCOMPARE(request.body, QByteArray("{\"n\":\"x\"}"));
        }
        const QByteArray large = QByteArray("0123456789abcdef").repeated(most / 16);
        HttpRequest request = packed(deflated(large), "deflate");
        QCOMPARE(unpackBody(request, most), Unpacking::Done);
        QVERIFY(request.body == large);
    }
    void whatIsNotStaysAsItIs()
    {
        for (HttpRequest request : {packed("{}"), packed(""), packed("", "gzip"), packed("{}", "br"),
                                    packed("\x1f"), packed(deflated("{}"))}) {
            const QByteArray before = request.body;
            QCOMPARE(unpackBody(request, most), Unpacking::Done);
            QCOMPARE(request.body, before);
        }
    }
    void whatIsBrokenIsRefused()
    {
        QByteArray flipped = gzipped();
        flipped[flipped.size() - 5] = char(~flipped[flipped.size() - 5]);
        for (HttpRequest request :
             {packed("{}", "gzip"), packed(flipped), packed(gzipped().chopped(1)),
              packed(gzipped() + "more"), packed(gzipped().left(2)), packed("\x78", "deflate")})
            QCOMPARE(unpackBody(request, most), Unpacking::Malformed);
    }
    void oneByteTooManyIsTooLarge()
    {
        HttpRequest request = packed(deflated(QByteArray(most + 1, 'a')), "deflate");
        QCOMPARE(unpackBody(request, most), Unpacking::TooLarge);
    }
    void aBombIsNotUnpackedToItsEnd()
    {
        const QByteArray bomb = deflated(QByteArray(64 * most, 'a'));
        QVERIFY(bomb.size() * 1'000 < 64 * most);
        HttpRequest request = packed(bomb, "deflate");
        QCOMPARE(unpackBody(request, most), Unpacking::TooLarge);
        QVERIFY(request.body.size() < 2 * most);
    }
};

QTEST_GUILESS_MAIN(TestContentCoding)

#include "tst_content_coding.moc"
