// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/moments/moment_maker.h"
#include "tests/unit/support/logged_life.h"
#include "tests/unit/support/snapshot_text.h"

#include <QTest>

#include <QThread>

#include <map>
#include <random>

using namespace footfall;

namespace {

using Shown = std::map<TimeMs, std::string>;

ModelBasis basisOf(const StorePlace& place)
{
    return {Limits{}, utc, nextUtcMidnight, place.folder()};
}

/// Something of everything, for so long, and what was shown each 73 s.
void live(Life& life, DurationMs duration, Shown& shown, unsigned seed)
{
    std::mt19937 random(seed);
    // Of those of a session within a minute the last is logged: here there is one at most, and it is
    // logged before the next stop.
    std::map<std::string, TimeMs> heard;
    const auto mayBeHeard = [&](const std::string& session, TimeMs end) {
        return end - life.now > 2 * minute && life.now - heard[session] > 2 * minute;
    };
    TimeMs next = life.now;
    for (const TimeMs end = life.now + duration; life.now < end;) {
        const char* types[] = {"pageview", "pageview", "click", "buy", "session_end"};
        // One after the other: the same with every compiler.
        const char* type = types[random() % 5];
        const std::string page = numbered("/", random() % 20);
        const std::string session = numbered("s", random() % 60);
        Event event = LiveFixture::event(type, page, session, life.now);
        event.site = random() % 2 ? "one.example" : "";
        event.visitorId = random() % 2 ? numbered("v", random() % 30) : "";
        event.country = "India";
        life.tell(std::move(event));
        const std::string still = numbered("s", random() % 60);
        if (random() % 10 == 0 && mayBeHeard(still, end)) {
            heard[still] = life.now;
            life.heartbeat({"one.example", still});
        }
        life.wait(DurationMs(1 + random() % 4) * second);
        if (life.now >= next) {
            shown[life.now] = textOf(life.model.snapshot(everything()));
            next = life.now + 73 * second;
            life.wait(second); // what comes at that moment would be part of it
        }
    }
}

/// What happens to one that is kept: clears, checkpoints, and a start anew after two minutes.
Shown anHour(const StorePlace& place)
{
    Shown shown;
    TimeMs end;
    {
        Life life(place, noon);
        live(life, 20 * minute, shown, 1);
        life.keep();
        saveCheckpoint(life);
        live(life, 10 * minute, shown, 2);
        life.clear();
        live(life, 5 * minute, shown, 3);
        life.keep();
        end = life.now;
    }
    Life again(place, end + 2 * minute);
    live(again, 25 * minute, shown, 4);
    again.keep();
    saveCheckpoint(again);
    return shown;
}

std::string textAt(PastModel& model, const StorePlace& place, TimeMs at)
{
    Result<Database> database = Database::open(place.path(), Database::Mode::ReadOnly);
    for (int steps = 0; steps < 10'000; ++steps) {
        const Result<Progress> progress = model.goOn(*database, at, {});
        if (!progress)
            return progress.error();
        if (*progress == Progress::Done)
            return textOf(*model.snapshot(*database, everything()));
    }
    return "it comes to no end";
}

/// Without what only a checkpoint knows.
std::string withoutAlerts(const std::string& text)
{
    std::string rest;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("alert", 0) != 0 && line.rfind("usual", 0) != 0)
            rest += line + '\n';
    }
    return rest;
}

/// The first line in which two texts differ; empty where they are the same.
QString difference(const std::string& actual, const std::string& expected)
{
    std::istringstream one(actual);
    std::istringstream other(expected);
    for (std::string a, b; true; a.clear(), b.clear()) {
        const bool isOne = bool(std::getline(one, a));
        const bool isOther = bool(std::getline(other, b));
        if (!isOne && !isOther)
            return {};
        if (a != b)
            return QString::fromStdString("has: " + a + "\nshould have: " + b);
    }
}

/// A maker on a thread of its own.
struct MakerThread
{
    MakerThread(const std::string& path, const ModelBasis& basis)
        : maker(new MomentMaker(path, basis))
    {
        maker->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, maker, &QObject::deleteLater);
        thread.start();
    }
    ~MakerThread()
    {
        thread.quit();
        thread.wait();
    }

    QThread thread;
    MomentMaker* const maker;
};

void removeCheckpoints(const StorePlace& place)
{
    for (const QString& name : place.filesLike(QStringLiteral("checkpoint-*")))
        QVERIFY(QFile::remove(place.file(name)));
}

} // namespace

class TestPastModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachMomentIsWhatWasShown()
    {
        const StorePlace place;
        const Shown shown = anHour(place);
        QVERIFY(shown.size() >= 40);
        PastModel model(basisOf(place));
        for (const auto& [at, text] : shown)
            QCOMPARE(difference(withoutAlerts(textAt(model, place, at)), withoutAlerts(text)), QString());
        // And backwards, each from where it begins.
        for (auto moment = shown.rbegin(); moment != shown.rend(); ++moment)
            QCOMPARE(difference(withoutAlerts(textAt(model, place, moment->first)),
                                withoutAlerts(moment->second)), QString());
    }
    void aCheckpointKnowsTheAlertsToo()
    {
        const StorePlace place;
        const Shown shown = anHour(place);
        PastModel model(basisOf(place));
        int compared = 0;
        for (const auto& [at, text] : shown) {
            if (at <= noon + 20 * minute)
                continue;
            QCOMPARE(difference(textAt(model, place, at), text), QString());
            ++compared;
        }
        QVERIFY(compared > 20);
    }
    void withoutACheckpointTheDayIsReplayed()
    {
        const StorePlace place;
        const Shown shown = anHour(place);
        removeCheckpoints(place);
        PastModel model(basisOf(place));
        for (auto moment = shown.begin(); moment != shown.end(); ++moment)
            QCOMPARE(difference(withoutAlerts(textAt(model, place, moment->first)),
                                withoutAlerts(moment->second)), QString());
    }
    void aCheckpointThatIsNotWholeIsPassedOver()
    {
        const StorePlace place;
        const Shown shown = anHour(place);
        for (const QString& name : place.filesLike(QStringLiteral("checkpoint-*")))
            QVERIFY(QFile::resize(place.file(name), 100));
        PastModel model(basisOf(place));
        const auto& [at, text] = *shown.rbegin();
        QCOMPARE(difference(withoutAlerts(textAt(model, place, at)), withoutAlerts(text)), QString());
    }
    void beforeAnythingAndAfterAllOfItThereIsNobody()
    {
        const StorePlace place;
        anHour(place);
        PastModel model(basisOf(place));
        QVERIFY(textAt(model, place, noon - minute).find("active 0\n") != std::string::npos);
        QVERIFY(textAt(model, place, noon + 5 * hour).find("active 0\n") != std::string::npos);
    }
    void whoHadAPageOpenIsKnownToTheMinute()
    {
        const StorePlace place;
        TimeMs at;
        {
            Life life(place, noon);
            life.view("/", "s");
            life.wait(5 * second);
            at = life.now;
            life.keep();
            LogBatch batch = batchOf(life.folder->log().lastSeq() + 1, {});
            batch.presence = {{noon, "one.example", "", 7}, {noon, "one.example", "/live", 5},
                              {noon, "other", "", 2}, {noon + minute, "other", "", 90}};
            QCOMPARE(life.folder->log().commit(batch).failure, std::string());
        }
        PastModel model(basisOf(place));
        textAt(model, place, at);
        Result<Database> database = Database::open(place.path(), Database::Mode::ReadOnly);
        const Snapshot all = *model.snapshot(*database, everything());
        QCOMPARE(all.presentVisitors, 1 + 7 + 2);
        QCOMPARE(all.pagesPresent, (std::vector<CountRow>{{"one.example", "/live", 5}}));
        SnapshotRequest one;
        one.filter.site = "one.example";
        QCOMPARE(model.snapshot(*database, one)->presentVisitors, 7);
    }
    void theMakerAnswersEachTravellerAndTheNewestQuestion()
    {
        const StorePlace place;
        const Shown shown = anHour(place);
        const MakerThread maker(place.path(), basisOf(place));
        Moments moments(*maker.maker);
        std::vector<TimeMs> answered;
        const auto answer = [&](const Result<Moment>& moment) {
            QVERIFY(moment);
            answered.push_back(moment->request.at);
            QCOMPARE(difference(withoutAlerts(textOf(*moment->snapshot)),
                                withoutAlerts(shown.at(moment->request.at))), QString());
        };
        const TimeMs first = shown.begin()->first;
        const TimeMs last = shown.rbegin()->first;
        const quint64 one = moments.newTraveller();
        const quint64 other = moments.newTraveller();
        moments.ask(one, {last, everything()}, answer);
        moments.ask(one, {first, everything()}, answer);
        moments.ask(other, {last, everything()}, answer);
        QTRY_COMPARE(answered, (std::vector<TimeMs>{first, last}));
        moments.ask(one, {last, everything()}, answer);
        moments.leave(one);
        moments.ask(other, {first, everything()}, answer);
        QTRY_COMPARE(answered.size(), 3U);
        QCOMPARE(answered.back(), first);
    }
    void oneThatCannotBeReadIsSaid()
    {
        const MakerThread maker("/nowhere/footfall.db", {Limits{}, utc, nextUtcMidnight, {}});
        Moments moments(*maker.maker);
        std::string why;
        moments.ask(1, {noon, {}}, [&](const Result<Moment>& moment) { why = moment.error(); });
        QTRY_VERIFY(!why.empty());
    }
};

QTEST_GUILESS_MAIN(TestPastModel)
#include "tst_past_model.moc"
