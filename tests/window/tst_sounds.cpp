// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sounds.h"

#include <QTest>

using namespace footfall;

/// Built where Qt Multimedia is.
class TestSounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachHasASoundOfItsOwn()
    {
        Sounds sounds;
        for (const BellKind kind : allBellKinds) {
            QVERIFY(sounds.hasOwn(kind));
            sounds.play(kind); // where nothing plays it, the desktop beeps
        }
        QTest::qWait(1);
        for (const BellKind kind : allBellKinds)
            QVERIFY2(sounds.hasOwn(kind), "its file could not be read");
    }
};

QTEST_MAIN(TestSounds)

#include "tst_sounds.moc"
