// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sounds.h"

#include <QApplication>
#include <QTimer>

#ifdef FOOTFALL_MULTIMEDIA
#include <QAudioDevice>
#include <QMediaDevices>
#include <QSoundEffect>
#endif

namespace footfall {

namespace {

constexpr int beepGapMs = 180;

} // namespace

void beep(int times)
{
    for (int i = 0; i < times; ++i)
        QTimer::singleShot(i * beepGapMs, qApp, [] { QApplication::beep(); });
}

#ifdef FOOTFALL_MULTIMEDIA

struct Sounds::Effects
{
    std::array<QSoundEffect, allBellKinds.size()> all;
};

namespace {

QUrl fileOf(BellKind kind)
{
    constexpr std::array names{"visitor", "goal", "alert"};
    static_assert(names.size() == allBellKinds.size());
    return QUrl(
        QStringLiteral("qrc:/footfall/sounds/%1.wav").arg(QLatin1String(names[std::size_t(kind)])));
}

} // namespace

Sounds::Sounds() = default;

/// The desktop's sound service is not asked for anything before there is a sound to make.
void Sounds::load()
{
    if (m_effects)
        return;
    m_effects = std::make_unique<Effects>();
    for (const BellKind kind : allBellKinds)
        m_effects->all[std::size_t(kind)].setSource(fileOf(kind));
}

bool Sounds::hasOwn(BellKind kind)
{
    load();
    return m_effects->all[std::size_t(kind)].status() != QSoundEffect::Error;
}

void Sounds::play(BellKind kind)
{
    if (!hasOwn(kind) || QMediaDevices::defaultAudioOutput().isNull())
        return beep(1 + int(kind));
    m_effects->all[std::size_t(kind)].play(); // once it is loaded
}

#else

struct Sounds::Effects
{
};

Sounds::Sounds() = default;

void Sounds::load() {}

bool Sounds::hasOwn(BellKind)
{
    return false;
}

void Sounds::play(BellKind kind)
{
    beep(1 + int(kind));
}

#endif

Sounds::~Sounds() = default;

} // namespace footfall
