// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/choice_keeper.h"

#include <QTemporaryDir>
#include <QThread>

#include <string>
#include <vector>

namespace footfall {

/// A folder, and a thread that writes in it.
struct ChoiceDisk
{
    ChoiceDisk() { writer.start(); }
    ~ChoiceDisk()
    {
        writer.quit();
        writer.wait();
    }

    QTemporaryDir folder;
    QThread writer;
};

/// What those who chose were told: empty where it is kept, else why not.
struct Answers
{
    ChoiceKeeper::Acknowledge add()
    {
        return [this](const Result<void>& kept) {
            all.push_back(kept ? std::string() : kept.error());
        };
    }

    std::vector<std::string> all;
};

} // namespace footfall
