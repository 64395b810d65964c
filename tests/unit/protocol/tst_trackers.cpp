// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trackers/tracker_table.h"
#include "tests/unit/support/live_fixture.h"

#include <QTest>

using namespace footfall;

namespace {

/// "pageview /shop of shop.example by v1 {referrer=…}": what was read, one event after the other.
QString textOf(const TrackerReading& reading)
{
    QStringList all;
    for (const Event& event : reading.events) {
        std::string text = event.type + ' ' + event.page + " of " + event.site + " by " + event.sessionId;
        for (const MetadataEntry& entry : event.metadata)
            text += ' ' + entry.key + '=' + entry.value;
        all.append(QString::fromStdString(text));
    }
    for (const SessionKey& key : reading.present)
        all.append(QString::fromStdString("present " + key.site + ' ' + key.sessionId));
    return all.join(QLatin1String("; "));
}

TrackerReading readBy(TrackerReader reader, const QByteArray& query, const QByteArray& body,
                      std::string_view site = "host.example", const QByteArray& path = {})
{
    HttpRequest request;
    request.path = path;
    request.query = query;
    request.body = body;
    JsonParser parser(32);
    JsonParser inner(32);
    TrackerContext context{noon, site, [](std::string_view of) { return "v@" + std::string(of); },
                           parser, inner, 3};
    return reader(request, context);
}

/// JSON that is written with ' for ".
QByteArray json(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

class TestTrackers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsReadInOurWords_data()
    {
        QTest::addColumn<int>("endpoint");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("events");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, int endpoint, const char* query, const char* body,
                            const char* events, int status) {
            QTest::newRow(name) << endpoint << QByteArray(query) << json(body)
                                << QString::fromUtf8(events) << status;
        };
        enum { Plausible, Umami, UmamiBatch, GoatCounter, GoatBeacon, Matomo, PostHogConfig = 9, PostHog, SegmentPage = 14,
               SegmentTrack = 18, SegmentT, SegmentIdentify, SegmentBatch = 26,
               Ga4Tag = 28, Ga4Lines, Ga4, Ackee, Fathom, Simple, SimpleAppend };

        row("Plausible, a view", Plausible, "",
            "{'n':'pageview','v':36,'u':'https://shop.example/a%20b?utm_source=mail&x=secret#part','d':'Shop.example','r':'https://news.example/x'}",
            "pageview /a%20b of shop.example by v@shop.example utm_source=mail referrer=news.example", 202);
        row("Plausible, of its own pages", Plausible, "",
            "{'n':'pageview','u':'https://shop.example/b','d':'shop.example,all.example','r':'https://shop.example/a'}",
            "pageview /b of shop.example by v@shop.example", 202);
        row("Plausible, an event", Plausible, "",
            "{'name':'Signup','url':'https://shop.example/','domain':'shop.example','props':'{\\'plan\\':\\'pro\\',\\'seats\\':3}'}",
            "Signup / of shop.example by v@shop.example plan=pro seats=3", 202);
        row("Plausible, hash routes", Plausible, "",
            "{'n':'pageview','u':'https://shop.example/#/cart','d':'shop.example','h':1}",
            "pageview /#/cart of shop.example by v@shop.example", 202);
        row("Plausible, reading", Plausible, "",
            "{'n':'engagement','u':'https://shop.example/','d':'shop.example','sd':40,'e':12000}",
            "present shop.example v@shop.example", 202);
        row("Plausible, no page", Plausible, "", "{'n':'pageview','d':'shop.example'}", "", 400);
        row("Plausible, no object", Plausible, "", "[1]", "", 400);
        row("Plausible, half a JSON", Plausible, "", "{'n':'pagev", "", 400);
        row("Plausible, wrong types", Plausible, "", "{'n':7,'u':{},'d':[]}", "", 400);
        row("Plausible, control characters", Plausible, "",
            "{'n':'a\\u0007b','u':'https://shop.example/','d':'shop.example'}", "", 400);

        row("Umami, a view", Umami, "",
            "{'type':'event','payload':{'website':'0-1','hostname':'shop.example','url':'/a?utm_campaign=x','referrer':'https://www.search.example/'}}",
            "pageview /a of shop.example by v@shop.example utm_campaign=x referrer=www.search.example", 200);
        row("Umami, an event of a server", Umami, "",
            "{'type':'event','payload':{'website':'0-1','name':'paid','data':{'sum':12}}}",
            "paid / of 0-1 by v@0-1 sum=12", 200);
        row("Umami, who it is", Umami, "",
            "{'type':'identify','payload':{'website':'0-1','hostname':'shop.example','data':{'mail':'x'}}}",
            "present shop.example v@shop.example", 200);
        row("Umami, no payload", Umami, "", "{'type':'event'}", "", 400);
        row("Umami, a list", UmamiBatch, "",
            "[{'type':'event','payload':{'website':'w','url':'/a'}},7,{'type':'event','payload':{'website':'w','url':'/b'}}]",
            "pageview /a of w by v@w; pageview /b of w by v@w", 200);
        row("Umami, too long a list", UmamiBatch, "", "[1,2,3,4]", "", 413);

        row("GoatCounter, a view", GoatCounter, "p=%2Fblog%3Fpage%3D2&r=https%3A%2F%2Fnews.example%2F&q=%3Futm_source%3Dfeed&rnd=x", "",
            "pageview /blog of host.example by v@host.example utm_source=feed referrer=news.example", 200);
        row("GoatCounter, a campaign that is no UTF-8", GoatCounter, "p=/&q=utm_source%3D%90", "",
            "pageview / of host.example by v@host.example", 200);
        row("GoatCounter, an event", GoatBeacon, "p=buy+now&e=true", "",
            "buy now / of host.example by v@host.example", 200);
        row("GoatCounter, a driven browser", GoatCounter, "p=/&b=152", "", "", 200);
        row("GoatCounter, no page", GoatCounter, "t=x", "", "", 400);

        row("Matomo, a view", Matomo, "idsite=1&rec=1&action_name=x&url=https%3A%2F%2Fshop.example%2Fa&urlref=https%3A%2F%2Fnews.example%2F&_id=0123456789abcdef", "",
            "pageview /a of host.example by 0123456789abcdef referrer=news.example", 200);
        row("Matomo, an event in a form", Matomo, "", "idsite=1&rec=1&url=https%3A%2F%2Fshop.example%2F&e_c=video&e_a=play&e_n=intro&send_image=0",
            "play / of host.example by v@host.example e_c=video e_n=intro", 204);
        row("Matomo, still there", Matomo, "idsite=1&rec=1&ping=1&url=https%3A%2F%2Fshop.example%2F", "",
            "present host.example v@host.example", 200);
        row("Matomo, a link", Matomo, "idsite=1&rec=1&url=https%3A%2F%2Fshop.example%2F&link=https%3A%2F%2Fb.example", "",
            "outlink / of host.example by v@host.example link=https://b.example", 200);
        row("Matomo, many", Matomo, "",
            "{'requests':['?idsite=1&rec=1&url=https%3A%2F%2Fshop.example%2Fa','idsite=1&rec=0',7]}",
            "pageview /a of host.example by v@host.example", 200);
        row("Matomo, no action", Matomo, "idsite=1", "", "", 400);

        row("PostHog, many", PostHog, "",
            "{'api_key':'k','batch':[{'uuid':'u-1','event':'$pageview','properties':{'$current_url':'https://shop.example/a?utm_source=m','$referrer':'$direct','$session_id':'s1','distinct_id':'d1','token':'k','plan':'pro','gone':null}},"
            "{'event':'$autocapture','properties':{'$current_url':'https://shop.example/a','$session_id':'s1'}},"
            "{'event':'$pageleave','properties':{'$current_url':'https://shop.example/a','$session_id':'s1','x':1}}]}",
            "pageview /a of host.example by s1 plan=pro utm_source=m; present host.example s1; present host.example s1", 200);
        row("PostHog, of a server", PostHog, "",
            "[{'event':'paid','distinct_id':'d1','properties':{'sum':12,'$lib':'node'}}]",
            "paid / of host.example by d1 sum=12", 200);
        row("PostHog, a screen", PostHog, "", "{'event':'$screen','properties':{'$screen_name':'Start','distinct_id':'d1'}}",
            "pageview /Start of host.example by d1", 200);
        row("PostHog, a form of base64", PostHog, "compression=base64",
            "data=eyJldmVudCI6InBhaWQiLCJwcm9wZXJ0aWVzIjp7IiRzZXNzaW9uX2lkIjoiczEifX0%3D", "paid / of host.example by s1", 200);
        row("PostHog, some that cannot be read", PostHog, "", "[7,{'event':'paid'},{'event':'$pageview'}]",
            "paid / of host.example by v@host.example", 200);
        row("PostHog, none that can be", PostHog, "", "[{'event':7},{'properties':{}}]", "", 400);
        row("PostHog, wrong types", PostHog, "", "{'event':'paid','properties':{'$session_id':{},'$current_url':[]},'uuid':7}",
            "paid / of host.example by v@host.example", 200);
        row("PostHog, too many", PostHog, "", "{'batch':[{},{},{},{}]}", "", 413);
        row("PostHog, no list", PostHog, "", "{'batch':{}}", "", 400);
        row("PostHog, no base64", PostHog, "", "data=%%%", "", 400);
        row("PostHog, half a protocol", PostHog, "", "{'batch':[{'event':'$pagev", "", 400);
        row("Segment, a page", SegmentPage, "",
            "{'anonymousId':'a1','messageId':'m1','name':'Home','properties':{'url':'https://shop.example/a?utm_source=m','path':'/a','title':'A','referrer':'https://news.example/x','plan':'pro'},'context':{'ip':'1.2.3.4'}}",
            "pageview /a of host.example by a1 plan=pro utm_source=m referrer=news.example", 200);
        row("Segment, a page that the context names", SegmentBatch, "",
            "{'batch':[{'type':'page','userId':'u1','context':{'page':{'url':'https://shop.example/b','referrer':'https://shop.example/a'}}}]}",
            "pageview /b of host.example by u1", 200);
        row("Segment, an event", SegmentT, "",
            "{'type':'track','event':'paid','anonymousId':'a1','properties':{'sum':12,'name':'x'}}",
            "paid / of host.example by a1 sum=12 name=x", 200);
        row("Segment, who it is", SegmentIdentify, "", "{'userId':'u1','traits':{'mail':'x'}}", "present host.example u1", 200);
        row("Segment, many", SegmentBatch, "",
            "{'batch':[{'type':'screen','name':'Start','userId':'u1'},7,{'type':'identify','userId':'u1'}]}",
            "pageview /Start of host.example by u1; present host.example u1", 200);
        row("Segment, no name", SegmentTrack, "", "{'anonymousId':'a1'}", "", 400);
        row("Segment, no page", SegmentPage, "", "{'anonymousId':'a1'}", "", 400);
        row("Segment, wrong types", SegmentTrack, "", "{'event':[],'anonymousId':7,'context':{'page':3}}", "", 400);
        row("Segment, none that can be read", SegmentBatch, "", "{'batch':[{},{'type':'track'},[]]}", "", 400);
        row("Segment, no list", SegmentBatch, "", "{'batch':'x'}", "", 400);
        row("Segment, too many", SegmentBatch, "", "{'batch':[{},{},{},{}]}", "", 413);
        row("Segment, half a protocol", SegmentBatch, "", "{'batch':[{'type':'pa", "", 400);

        row("GA4, a view of the tag", Ga4Tag, "v=2&tid=G-1&cid=1.2&sid=9&en=page_view&dl=https%3A%2F%2Fshop.example%2Fa%3Futm_source%3Dm&dr=https%3A%2F%2Fnews.example%2F", "",
            "pageview /a of host.example by 1.2.9 utm_source=m referrer=news.example", 204);
        row("GA4, lines", Ga4Lines, "v=2&tid=G-1&cid=1.2&sid=9&dl=https%3A%2F%2Fshop.example%2Fa&ep.not=this",
            "en=page_view&_et=3\r\nen=add_to_cart&ep.item=a+b&epn.sum=12&dl=https%3A%2F%2Fshop.example%2Fb\r\nen=user_engagement",
            "pageview /a of host.example by 1.2.9; add_to_cart /b of host.example by 1.2.9 item=a b sum=12; present host.example 1.2.9", 204);
        row("GA4, empty lines", Ga4Lines, "cid=1.2&sid=9&en=sign_up&ep.plan=pro", "\r\n\n\r\n\n\n",
            "sign_up / of host.example by 1.2.9 plan=pro", 204);
        row("GA4, many", Ga4, "measurement_id=G-1",
            "{'client_id':'1.2','events':[{'name':'page_view','params':{'page_location':'https://shop.example/a','page_referrer':'https://news.example/x','session_id':9,'plan':'pro','engagement_time_msec':1}},"
            "{'name':'paid','params':{'sum':12,'session_id':'9'}},{'name':'scroll','params':{'session_id':9}}]}",
            "pageview /a of host.example by 1.2.9 plan=pro referrer=news.example; paid / of host.example by 1.2.9 sum=12; present host.example 1.2.9", 204);
        row("GA4, of nobody", Ga4, "", "{'events':[{'name':'paid'}]}", "paid / of host.example by v@host.example", 204);

        row("Ackee, a view", Ackee, "",
            "{'query':'mutation createRecord($domainId: ID!) {}','variables':{'domainId':'x','input':{'siteLocation':'https://shop.example/a?utm_source=m','siteReferrer':'https://news.example/x'}}}",
            "pageview /a of host.example by v@host.example utm_source=m referrer=news.example", 200);
        row("Ackee, still there", Ackee, "", "{'query':'mutation updateRecord {}','variables':{'recordId':'0123'}}",
            "present host.example 0123", 200);
        row("Ackee, an action", Ackee, "", "{'query':'mutation createAction {}','variables':{'eventId':'x','input':{'key':'Buy','value':'blue'}}}",
            "Buy / of host.example by v@host.example value=blue", 200);
        row("Ackee, an action that goes on", Ackee, "", "{'query':'updateAction','variables':{'actionId':'0123','input':{'value':'x'}}}",
            "present host.example 0123", 200);
        row("Ackee, a question", Ackee, "", "{'query':'{ domains { id } }'}", "", 400);
        row("Ackee, no id", Ackee, "", "{'query':'updateRecord','variables':{'recordId':{}}}", "", 400);
        row("Ackee, no page", Ackee, "", "{'query':'createRecord','variables':[]}", "", 400);
        row("Ackee, half a protocol", Ackee, "", "{'query':'createRec", "", 400);

        row("Fathom, a view", Fathom, "pid=1&p=%2Fa&h=https%3A%2F%2Fshop.example&r=https%3A%2F%2Fnews.example&nv=1&ns=1&sid=X", "",
            "pageview /a of host.example by v@host.example referrer=news.example", 200);
        row("Fathom, no host", Fathom, "p=/a", "", "", 400);
        row("Fathom, no page", Fathom, "h=https://shop.example", "", "", 400);
        row("Fathom, no UTF-8", Fathom, "h=https://shop.example&p=/%ff", "", "", 400);

        row("Simple Analytics, a view", Simple, "type=pageview&hostname=shop.example&path=%2Fa&referrer=news.example%2Fx&source=mail&metadata=%7B%22plan%22%3A%22pro%22%7D&unique=true&ua=x", "",
            "pageview /a of shop.example by v@shop.example plan=pro utm_source=mail referrer=news.example", 200);
        row("Simple Analytics, an event", Simple, "type=event&event=buy_now&hostname=shop.example&path=%2Fa%23b&metadata=%5B%5D", "",
            "buy_now /a#b of shop.example by v@shop.example", 200);
        row("Simple Analytics, gone on", Simple, "type=append&original_id=1&duration=3&hostname=shop.example", "",
            "present shop.example v@shop.example", 200);
        row("Simple Analytics, read", SimpleAppend, "", "{'type':'append','original_id':'1','hostname':'shop.example','duration':3}",
            "present shop.example v@shop.example", 200);
        row("Simple Analytics, a driven browser", Simple, "type=pageview&bot=true&path=/", "", "", 200);
        row("Simple Analytics, no page", Simple, "type=pageview", "", "", 400);
        row("Simple Analytics, no name", Simple, "type=event&path=/", "", "", 400);
        row("Simple Analytics, no UTF-8", Simple, "type=event&event=%ff&path=/", "", "", 400);
        row("Simple Analytics, wrong types", SimpleAppend, "", "{'type':['append']}", "", 400);
        row("Simple Analytics, half a protocol", SimpleAppend, "", "{'type':", "", 400);

        row("PostHog, its features", PostHogConfig, "", "", "", 200);
    }
    void eachIsReadInOurWords()
    {
        QFETCH(int, endpoint);
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, body);
        QFETCH(QString, events);
        QFETCH(int, status);
        const TrackerEndpoint& asked = trackerEndpoints[std::size_t(endpoint)];
        const TrackerReading reading = readBy(asked.read, query, body, "host.example", asked.path);
        QCOMPARE(textOf(reading), events);
        QCOMPARE(reading.answer.status, status);
        QCOMPARE(reading.refused > 0, status >= 400 || body.contains("7,") || body.contains("rec=0"));
    }

    void answersAreWhatTheTrackersWaitFor()
    {
        QCOMPARE(readBy(readPlausible, "", json("{'n':'x','u':'/'}")).answer.body, "ok");
        const QByteArray umami =
            readBy(readUmami, "", json("{'type':'event','payload':{'website':'w','url':'/a'}}")).answer.body;
        QCOMPARE(umami, json("{'cache':'v@w','sessionId':'v@w','visitId':'v@w'}"));
        QCOMPARE(readBy(readUmamiBatch, "", json("[{'type':'event','payload':{'website':'w'}},7]")).answer.body,
                 json("{'size':2,'processed':1,'errors':1,'details':[{'index':1,'response':"
                      "{'error':'payload: an object is needed'}}],'cache':'v@w'}"));
        const HttpResponse image = readBy(readGoatCounter, "p=/", "").answer;
        QCOMPARE(image.contentType, "image/gif");
        QCOMPARE(image.body.size(), 43);
        QVERIFY(image.body.startsWith("GIF89a") && image.body.endsWith(';'));
        QCOMPARE(readBy(readMatomo, "", json("{'requests':['?rec=1&url=/a','x']}")).answer.body,
                 json("{'status':'success','tracked':1,'invalid':1}"));
        QCOMPARE(readBy(readPostHog, "", json("{'event':'x'}")).answer.body, json("{'status':'Ok'}"));
        QCOMPARE(readBy(readSegment, "", json("{'type':'track','event':'x'}")).answer.body, json("{'success':true}"));
        QCOMPARE(readBy(readAckee, "", json("{'query':'createRecord','variables':{'input':{'siteLocation':'https://a.example/'}}}")).answer.body,
                 json("{'data':{'createRecord':{'payload':{'id':'v@host.example'}}}}"));
        QCOMPARE(readBy(readAckee, "", json("{'query':'updateRecord','variables':{'recordId':'x'}}")).answer.body,
                 json("{'data':{'updateRecord':{'success':true}}}"));
        QVERIFY(readBy(readAckee, "", "{}").answer.body.startsWith(json("{'errors':[{'message':'query: ")));
        const HttpResponse fathom = readBy(readFathom, "h=https://a.example&p=/", "").answer;
        QCOMPARE(fathom.contentType, "image/gif");
        QCOMPARE(fathom.headers.back().name + fathom.headers.back().value, "TkN");
        QVERIFY(readBy(readPostHogConfig, "", "").answer.body.contains("\"gzip-js\""));
    }

    void ga4IsAnswered204WhateverItIs()
    {
        for (const char* body : {"{'events':[{'name':", "[]", "7", "{'events':{}}", "{'events':[{},7,{'name':{}}]}",
                                 "{'events':[1,2,3,4]}", "{'events':[{'name':'page_view'}]}", "{'client_id':7,'events':[{'name':'a\xff'}]}"}) {
            const TrackerReading reading = readBy(readGa4Measurement, "", json(body));
            QCOMPARE(reading.answer.status, 204);
            QVERIFY(reading.refused > 0 && reading.events.empty());
        }
        for (const char* lines : {"x", "en=page_view", "en=%ff&dl=/", "en=a\nen=b\nen=c\nen=d", "&&&=&=", "en=%07&dl=/"}) {
            const TrackerReading reading = readBy(readGa4Tag, "", lines);
            QCOMPARE(reading.answer.status, 204);
            QVERIFY(reading.refused > 0 && reading.events.empty());
        }
    }

    void ofTheTagsParametersSomeAreTaken()
    {
        QByteArray many = "en=x&ep.%ff=1&ep.a=%ff&ep.hidden=a%E2%80%AEb";
        for (int i = 0; i < 1'000; ++i)
            many += "&epn.k" + QByteArray::number(i) + "=1";
        const std::vector<MetadataEntry> own = readBy(readGa4Tag, many, "").events.front().metadata;
        QCOMPARE(own.size(), std::size_t(23));
        QCOMPARE(own.front().value, "ab");
    }

    void whatIsSentAgainIsKnown()
    {
        QCOMPARE(readBy(readPostHog, "", json("{'event':'x','uuid':'u-1'}")).events.front().eventId, "u-1");
        const Event event = readBy(readSegment, "", json("{'type':'track','event':'x','messageId':'m-1','userId':'u1','anonymousId':'a1'}"))
                                .events.front();
        QCOMPARE(event.eventId, "m-1");
        QCOMPARE(event.visitorId, "u1");
        QCOMPARE(event.sessionId, "a1");
    }

    void whatIsNoUtf8IsRefused()
    {
        for (TrackerReader reader : {readPostHog, readSegment}) {
            const TrackerReading reading = readBy(reader, "", json("{'type':'track','event':'\xff'}"));
            QCOMPARE(reading.answer.status, 400);
            QVERIFY(reading.events.empty());
        }
        for (const char* query : {"p=%2F%ff", "p=%ff&e=1"}) {
            const TrackerReading reading = readBy(readGoatCounter, query, "");
            QCOMPARE(reading.answer.status, 400);
            QVERIFY(reading.events.empty());
        }
    }

    void propertiesAreBounded()
    {
        const QByteArray much = json("{'n':'x','u':'/','p':{'k':'") + QByteArray(5'000, 'a') + "\"}}";
        const TrackerReading reading = readBy(readPlausible, "", much);
        QCOMPARE(reading.answer.status, 400);
        QVERIFY(reading.answer.body.contains("4096 bytes"));
    }

    void withoutAHostThePagesOwnIsTheSite()
    {
        QCOMPARE(textOf(readBy(readMatomo, "rec=1&url=https://Shop.example:8080/a", "", "")),
                 QStringLiteral("pageview /a of shop.example:8080 by v@shop.example:8080"));
        QCOMPARE(textOf(readBy(readMatomo, "rec=1&url=https://me:pw@shop.example/a", "", "")),
                 QStringLiteral("pageview /a of shop.example by v@shop.example"));
    }
};

QTEST_GUILESS_MAIN(TestTrackers)

#include "tst_trackers.moc"
