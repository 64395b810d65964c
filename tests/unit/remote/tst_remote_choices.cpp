// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an operator chooses in a window that shows another Footfall: it is asked for there, and who
// chose hears why where it is not taken.
#include "tests/unit/support/remote_source_test.h"

using namespace footfall;

class TestRemoteChoices : public RemoteSourceTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }

    void aSensitivityIsChosen();
    void aSensitivityThatIsNotTakenSaysSo();
    void aGoalIsChosenOrSaysWhyNot();
    void anAlertIsHandledOrSaysWhyNot();
    void aBotIsChosenOrSaysWhyNot();
};

void TestRemoteChoices::aSensitivityIsChosen()
{
    goLive();
    QSignalSpy refused(m_source.get(), &LiveSource::sensitivityRefused);
    m_source->chooseSensitivity("shop", Sensitivity::Keen);
    m_source->chooseSensitivity({}, Sensitivity::Quiet);
    QTRY_COMPARE(m_server->frames.size(), std::size_t(2));
    const QJsonObject one{{latin("site"), latin("shop")}, {latin("sensitivity"), latin("keen")}};
    const QJsonObject all{{latin("sensitivity"), latin("quiet")}};
    QCOMPARE(m_server->frames[0].value(latin("data")).toObject(), one);
    QCOMPARE(m_server->frames[1].value(latin("data")).toObject(), all);
    m_server->say(R"({"type":"state","data":{"access":"operator","sensitivity":)"
                  R"({"others":"quiet","sites":{"shop":"keen","odd":"loud"}}}})");
    QTRY_COMPARE(m_source->state().sensitivities.others, Sensitivity::Quiet);
    QCOMPARE(m_source->state().sensitivities.of("shop"), Sensitivity::Keen);
    QCOMPARE(m_source->state().sensitivities.of("odd"), Sensitivity::Normal);
    QCOMPARE(refused.size(), 0);
}

void TestRemoteChoices::aSensitivityThatIsNotTakenSaysSo()
{
    QSignalSpy refused(m_source.get(), &LiveSource::sensitivityRefused);
    m_source->chooseSensitivity("shop", Sensitivity::Keen);
    QCOMPARE(refused.size(), 1);
    goLive();
    m_source->chooseSensitivity("shop", Sensitivity::Keen);
    QTRY_VERIFY(m_server->idOfLast("sensitivity") > 0);
    m_server->say(QStringLiteral(R"({"type":"error","id":%1,"data":{"message":"full"}})")
                      .arg(m_server->idOfLast("sensitivity")));
    QTRY_COMPARE(refused.size(), 2);
    QCOMPARE(refused[1][0].toString(), latin("full"));
    m_source->chooseSensitivity("shop", Sensitivity::Keen);
    QTRY_VERIFY(m_server->frames.size() == 2);
    m_server->drop();
    QTRY_COMPARE(refused.size(), 3);
}

void TestRemoteChoices::aGoalIsChosenOrSaysWhyNot()
{
    QSignalSpy refused(m_source.get(), &LiveSource::goalRefused);
    m_source->chooseGoal("shop", "signup", true);
    QCOMPARE(refused.size(), 1);
    goLive();
    m_source->chooseGoal("shop", "signup", true);
    QTRY_VERIFY(m_server->idOfLast("goal") > 0);
    const QJsonObject asked{{latin("site"), latin("shop")},
                            {latin("name"), latin("signup")},
                            {latin("chosen"), true}};
    QCOMPARE(m_server->frames[0].value(latin("data")).toObject(), asked);
    m_server->say(QStringLiteral(R"({"type":"error","id":%1,"data":{"message":"full"}})")
                      .arg(m_server->idOfLast("goal")));
    QTRY_COMPARE(refused.size(), 2);
    QCOMPARE(refused[1][0].toString(), latin("full"));
    m_source->chooseGoal("shop", "signup", false);
    QTRY_VERIFY(m_server->frames.size() == 2);
    m_server->drop();
    QTRY_COMPARE(refused.size(), 3);
}

void TestRemoteChoices::anAlertIsHandledOrSaysWhyNot()
{
    QSignalSpy refused(m_source.get(), &LiveSource::alertHandlingRefused);
    Alert alert;
    alert.id = 17;
    alert.at = TimeMs(1'790'000'000'000);
    m_source->setAlertSeen(alert, true);
    QCOMPARE(refused.size(), 1);
    goLive();
    m_source->setAlertSeen(alert, true);
    QTRY_VERIFY(m_server->idOfLast("alert-seen") > 0);
    const QJsonObject asked{{latin("id"), 17}, {latin("at"), qint64(1'790'000'000'000)}, {latin("seen"), true}};
    QCOMPARE(m_server->frames[0].value(latin("data")).toObject(), asked);
    m_server->say(QStringLiteral(R"({"type":"error","id":%1,"data":{"message":"full"}})")
                      .arg(m_server->idOfLast("alert-seen")));
    QTRY_COMPARE(refused.size(), 2);
    QCOMPARE(refused[1][0].toString(), latin("full"));
    m_source->setAlertMuted({Alert::Kind::Drop, "shop"}, false);
    QTRY_VERIFY(m_server->idOfLast("alert-mute") > 0);
    const QJsonObject muted{{latin("kind"), latin("drop")}, {latin("site"), latin("shop")}, {latin("muted"), false}};
    QCOMPARE(m_server->frames[1].value(latin("data")).toObject(), muted);
    m_server->drop();
    QTRY_COMPARE(refused.size(), 3);
}

void TestRemoteChoices::aBotIsChosenOrSaysWhyNot()
{
    QSignalSpy refused(m_source.get(), &LiveSource::botRefused);
    m_source->chooseBot("curl", true);
    QCOMPARE(refused.size(), 1);
    goLive();
    m_source->chooseBot("curl", std::nullopt);
    QTRY_VERIFY(m_server->idOfLast("bot") > 0);
    const QJsonObject asked{{latin("name"), latin("curl")}, {latin("counts"), QJsonValue()}};
    QCOMPARE(m_server->frames[0].value(latin("data")).toObject(), asked);
    m_server->say(QStringLiteral(R"({"type":"error","id":%1,"data":{"message":"full"}})")
                      .arg(m_server->idOfLast("bot")));
    QTRY_COMPARE(refused.size(), 2);
    QCOMPARE(refused[1][0].toString(), latin("full"));
    m_source->chooseBot("curl", false);
    QTRY_VERIFY(m_server->frames.size() == 2);
    m_server->drop();
    QTRY_COMPARE(refused.size(), 3);
}

QTEST_MAIN(TestRemoteChoices)
#include "tst_remote_choices.moc"
