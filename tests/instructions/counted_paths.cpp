// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Takes the same events along each path that they have, for `check.js`, which counts the
// instructions. Prints "NAME EVENTS" for each path, in the order in which `countedPath` is called:
// what is done outside of that function is not counted.
#include "core/http/message/request_reader.h"
#include "core/http/message/response_writer.h"
#include "core/hub/live_views.h"
#include "core/net/events/event_routes.h"
#include "core/net/request_router.h"
#include "core/protocol/live/live_view_encoder.h"
#include "core/protocol/logs/access_log_reader.h"
#include "core/protocol/logs/log_lines.h"
#include "core/protocol/trackers/tracker_table.h"
#include "tests/unit/support/endpoint_setup.h"
#include "tests/unit/support/store_fixture.h"

#include <QCoreApplication>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

using namespace footfall;

namespace {

constexpr int sessions = 500;
constexpr int events = 2'000;
constexpr int eventsABatch = 100;
constexpr int trackerRequests = 500;
constexpr int logLines = 2'000;
constexpr int frames = 50;
constexpr int eventsAFrame = 20;
constexpr std::array pages{"/home", "/products", "/products/42", "/about", "/cart", "/checkout"};
constexpr std::array countries{"India", "USA", "Germany", "Brazil", "Japan"};
constexpr std::string_view origin = "https://shop.example";
constexpr const char* browser =
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

void require(bool isSo, const char* what)
{
    if (isSo)
        return;
    std::fprintf(stderr, "counted_paths: %s\n", what);
    std::exit(1);
}

std::string pageOf(int number)
{
    return pages[std::size_t(number) % pages.size()];
}

/// One in four is a click.
std::string jsonOf(int number)
{
    const int session = number % sessions;
    const std::string more = number % 4 == 3 ? R"("element":"buy-button")"
                                             : R"("device":"desktop","referrer":"google.com")";
    return std::string(R"({"type":")") + (number % 4 == 3 ? "click" : "pageview") +
           R"(","page":")" + pageOf(number / 3) + numbered(R"(","sessionId":"visitor-)", session) +
           R"(","country":")" + countries[std::size_t(session) % countries.size()] +
           R"(","metadata":{)" + more + "}}";
}

std::string requestOf(const std::string& line, const std::string& type, const std::string& body)
{
    return line + " HTTP/1.1\r\nHost: stats.example\r\nUser-Agent: " + browser +
           "\r\nReferer: " + std::string(origin) + "/\r\nContent-Type: " + type +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::vector<std::string> singlePosts()
{
    std::vector<std::string> all;
    for (int i = 0; i < events; ++i)
        all.push_back(requestOf("POST /api/events", "application/json", jsonOf(i)));
    return all;
}

std::vector<std::string> batchPosts()
{
    std::vector<std::string> all;
    for (int i = 0; i < events; i += eventsABatch) {
        std::string body;
        for (int k = i; k < i + eventsABatch; ++k)
            body += jsonOf(k) + '\n';
        all.push_back(requestOf("POST /api/events", "application/x-ndjson", body));
    }
    return all;
}

HttpRequest readRequest(RequestReader& reader, std::string_view bytes, const Limits& limits)
{
    require(reader.feed(bytes, limits) == RequestReader::Status::Complete,
            "a request is not complete");
    HttpRequest request = reader.take().request;
    request.peer = QHostAddress(QHostAddress::LocalHost);
    return request;
}

/// The way of requests with events, but for the sockets.
struct Front : EndpointSetup
{
    RouteTable routes()
    {
        RouteTable all;
        addEventRoutes(all, intake, context);
        return all;
    }
    void serve(const std::vector<std::string>& requests)
    {
        for (const std::string& bytes : requests) {
            HttpRequest request = readRequest(requestReader, bytes, limits);
            const Decision decision = router.decide(request);
            require(decision.route != nullptr, "a request is refused");
            decision.route->respond(request, Responder([&](HttpResponse response) {
                                        require(response.status == 200, "an event is refused");
                                        response.headers += decision.headers;
                                        appendAnswer(out, response, {}, date.at(clock.now()));
                                    }));
            out.clear();
        }
    }

    EventReader reader{limits};
    EventIntake intake{context, reader};
    RouteTable table = routes();
    RequestRouter router{table, Admission(AdmissionRules())};
    RequestReader requestReader;
    DateLine date;
    QByteArray out;
};

struct TrackerSample
{
    const char* product;
    const char* method;
    const char* path;
    const char* query;
    const char* type;
    /// "PAGE" and "VISITOR" stand for those of a request.
    const char* body;
};

constexpr const char* json = "application/json";
constexpr std::array trackerSamples{
    TrackerSample{
        "plausible", "POST", "/api/event", "", "text/plain",
        R"({"n":"pageview","v":36,"u":"https://shop.examplePAGE","d":"shop.example","r":"https://google.com/"})"},
    TrackerSample{
        "umami", "POST", "/api/send", "", json,
        R"({"type":"event","payload":{"website":"0b0a9c1e-0000-4000-8000-000000000001","hostname":"shop.example","url":"PAGE","title":"T","referrer":"https://google.com/","language":"en","screen":"1920x1080"}})"},
    TrackerSample{"goatcounter", "POST", "/count",
                  "?p=PAGE&t=Title&r=https%3A%2F%2Fgoogle.com%2F&rnd=VISITOR", json, ""},
    TrackerSample{"matomo", "POST", "/matomo.php", "", "application/x-www-form-urlencoded",
                  "action_name=T&idsite=1&rec=1&url=https%3A%2F%2Fshop.examplePAGE&urlref=https%3A%"
                  "2F%2Fgoogle.com%2F&_id=00000000000VISITOR&send_image=0"},
    TrackerSample{
        "posthog", "POST", "/e", "", json,
        R"({"api_key":"k","batch":[{"event":"$pageview","properties":{"$current_url":"https://shop.examplePAGE","$session_id":"s-VISITOR","distinct_id":"d-VISITOR","token":"k"}}]})"},
    TrackerSample{
        "segment", "POST", "/v1/page", "", json,
        R"({"anonymousId":"a-VISITOR","writeKey":"k","properties":{"url":"https://shop.examplePAGE","path":"PAGE","title":"T","referrer":"https://google.com/"}})"},
    TrackerSample{"ga4", "POST", "/g/collect",
                  "?v=2&tid=G-1&cid=VISITOR.1&en=page_view&dl=https%3A%2F%2Fshop.examplePAGE&dr="
                  "https%3A%2F%2Fgoogle.com%2F&sid=1",
                  json, ""},
    TrackerSample{
        "ackee", "POST", "/api", "", json,
        R"({"query":"mutation createRecord($domainId: ID!, $input: CreateRecordInput!) { createRecord(domainId: $domainId, input: $input) { payload { id } } }","variables":{"domainId":"0b0a9c1e-0000-4000-8000-000000000001","input":{"siteLocation":"https://shop.examplePAGE","siteReferrer":"https://google.com/"}}})"},
    TrackerSample{"simpleanalytics", "GET", "/simple.gif",
                  "?hostname=shop.example&path=PAGE&type=pageview&session_id=s-VISITOR", json, ""},
    TrackerSample{"fathom", "GET", "/collect",
                  "?pid=VISITOR&p=PAGE&h=https%3A%2F%2Fshop.example&r=&u=1&nv=1&ns=1&sid=ABCDE",
                  json, ""},
};

std::string filledIn(std::string text, int number)
{
    const auto replace = [&](std::string_view word, const std::string& by) {
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at))
            text.replace(at, word.size(), by);
    };
    replace("PAGE", pageOf(number));
    replace("VISITOR", std::to_string(10'000 + number));
    return text;
}

std::vector<std::string> requestsOf(const TrackerSample& sample)
{
    std::vector<std::string> all;
    for (int i = 0; i < trackerRequests; ++i)
        all.push_back(
            requestOf(filledIn(std::string(sample.method) + ' ' + sample.path + sample.query, i),
                      sample.type, filledIn(sample.body, i)));
    return all;
}

TrackerReader readerOf(const TrackerSample& sample)
{
    for (const TrackerEndpoint& endpoint : trackerEndpoints) {
        if (std::string_view(endpoint.path) == sample.path &&
            std::string_view(endpoint.method) == sample.method)
            return endpoint.read;
    }
    require(false, "a tracker has no such path");
    return nullptr;
}

void readAll(const std::vector<std::string>& requests, TrackerReader read)
{
    const Limits limits;
    RequestReader reader;
    JsonParser parser(32);
    JsonParser inner(32);
    TrackerContext context{
        noon,   "shop.example", [](std::string_view) { return std::string("visitor"); },
        parser, inner,          10};
    for (const std::string& bytes : requests) {
        const HttpRequest request = readRequest(reader, bytes, limits);
        require(read(request, context).events.size() == 1, "a tracker's view is not read");
    }
}

std::string combinedLines()
{
    std::string all;
    for (int i = 0; i < logLines; ++i)
        all += "10.0." + std::to_string(i / 250) + '.' + std::to_string(i % 250) +
               " - - [15/Jan/2026:11:59:30 +0000] \"GET " + pageOf(i) +
               "?id=7&sort=up HTTP/1.1\" 200 12345 \"https://www.search.example/?q=x\" \"" +
               browser + "\"\n";
    return all;
}

std::string caddyLines()
{
    std::string all;
    for (int i = 0; i < logLines; ++i)
        all +=
            R"({"level":"info","ts":1768478370.25,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":"10.0.0.)" +
            std::to_string(i % 250) +
            R"(","remote_port":"43210","client_ip":"10.0.0.7","proto":"HTTP/2.0","method":"GET","host":"shop.example","uri":")" +
            pageOf(i) +
            R"(?id=7","headers":{"User-Agent":["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"],"Referer":["https://www.search.example/?q=x"],"Accept":["text/html"]}},"bytes_read":0,"user_id":"","duration":0.0012,"size":12345,"status":200,"resp_headers":{"Server":["Caddy"]}})" +
            '\n';
    return all;
}

void readLines(const std::string& bytes)
{
    AccessLogReader reader;
    LogLines lines;
    LogLine line;
    int read = 0;
    lines.add(bytes);
    while (lines.next(line))
        read += reader.read(line.text) ? 1 : 0;
    require(read == logLines, "a line is not read");
}

/// What the store is given for those events.
std::vector<LogBatch> batchesOf(LiveModel& model)
{
    const Limits limits;
    EventReader reader(limits);
    std::vector<LogBatch> all;
    for (int i = 0; i < events; i += eventsABatch) {
        LogBatch& batch = all.emplace_back();
        batch.firstSeq = std::uint64_t(i) + 1;
        for (int k = i; k < i + eventsABatch; ++k) {
            EventBatch read = reader.read(jsonOf(k), EventLayout::Json, {noon, "shop.example"});
            batch.entries.push_back(entryOf(model.apply(std::move(read.accepted.at(0)))));
        }
    }
    return all;
}

/// What those who look at all of it are told, while events go on.
void tellFrames(LiveModel& model, LiveViewEncoder& encoder)
{
    std::size_t bytes = 0;
    for (int frame = 0; frame < frames; ++frame) {
        for (int i = 0; i < eventsAFrame; ++i)
            model.apply(LiveFixture::event("pageview", pageOf(i + frame),
                                           numbered("visitor-", i * 7 + frame), noon + frame));
        const ViewEncoder::Change change = encoder.take(model.snapshot({}));
        require(change == ViewEncoder::Change::Delta, "there is no delta");
        bytes += std::size_t(encoder.delta(1, 2).size());
    }
    require(bytes > 0, "a frame is empty");
}

} // namespace

extern "C" {
/// By this name it is found.
[[gnu::noinline, gnu::noipa]] void countedPath(const std::function<void()>& path)
{
    path();
}
}

namespace {

void count(const char* name, int units, const std::function<void()>& path)
{
    countedPath(path);
    std::printf("%s %d\n", name, units);
}

void countPosts(const char* name, const std::vector<std::string>& requests)
{
    Front front;
    front.serve(requests); // sessions are there, and what is made once
    count(name, events, [&] { front.serve(requests); });
}

void countInsert()
{
    const StorePlace place;
    LiveFixture live;
    const std::vector<LogBatch> batches = batchesOf(live.model);
    const std::unique_ptr<EventLog> log = place.log();
    count("insert", events, [&] {
        for (const LogBatch& batch : batches)
            require(log->commit(batch).failure.empty(), "a commit failed");
    });
}

void countFrames()
{
    LiveFixture live;
    for (int i = 0; i < sessions; ++i)
        live.view(pageOf(i), numbered("visitor-", i));
    LiveViewEncoder encoder{SnapshotRequest()};
    encoder.take(live.model.snapshot({}));
    count("frame", frames, [&] { tellFrames(live.model, encoder); });
}

void countLines(const char* name, const std::string& lines)
{
    count(name, logLines, [&] { readLines(lines); });
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    countPosts("post", singlePosts());
    countPosts("batch", batchPosts());
    countInsert();
    countFrames();
    for (const TrackerSample& sample : trackerSamples)
        count(
            sample.product, trackerRequests,
            [requests = requestsOf(sample), read = readerOf(sample)] { readAll(requests, read); });
    countLines("combined", combinedLines());
    countLines("caddy", caddyLines());
    return 0;
}
