// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/options.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace footfall {

/// What lets its holder do everything, from anywhere.
struct OperatorToken
{
    QByteArray token; ///< empty: none is needed
    QString file;     ///< where it is kept; empty: nowhere
    /// It was made just now, and is to be shown once.
    bool isNew = false;

    /// The token of a start with these options: the one they name, or else, when others than this
    /// machine can reach us, the one kept in the data folder. What is not there yet is made, in a
    /// file that nobody but its owner may ever read. The data folder must be there.
    static Result<OperatorToken> of(const Options& options);
    static QString pathIn(const QString& dataDir);

    /// Prints a new one on standard output, with what it is and where it is kept: one line. Prints
    /// nothing otherwise.
    void show() const;
};

} // namespace footfall
