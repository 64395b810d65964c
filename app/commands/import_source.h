// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command_options.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QCommandLineOption>
#include <QFile>
#include <QList>
#include <QString>

#include <memory>
#include <vector>

namespace footfall {

/// What is sent in one go.
struct ImportPiece
{
    QByteArray body; ///< empty: that was all
    /// Of each event in it, the line it is of.
    std::vector<long long> lines;
    /// Lines read before it.
    long long linesBefore = 0;
};

/// Where the events of an import come from, as pieces of the body of `POST /api/import`.
class ImportSource
{
public:
    static constexpr int eventsAPiece = 1'000;
    static constexpr qsizetype bytesAPiece = 512 * 1024;
    /// What could not be read is told, so often.
    static constexpr int maxComplaints = 20;

    virtual ~ImportSource() = default;
    /// Fails where it cannot go on. One thread after the other.
    virtual Result<ImportPiece> next() = 0;
    /// What is to be said of it at the end; empty: nothing.
    virtual QString summary() const { return {}; }
    /// Some of it could be read, or there was nothing.
    virtual bool isReadable() const { return true; }
};

/// Opens a file, or standard input for "-". Fails with a sentence.
Result<void> openToImport(QFile& file, const QString& path);

/// A web server's log; `--log-format` and `--geo` are among the options.
Result<std::unique_ptr<ImportSource>> logToImport(QFile& file, const std::string& site,
                                                  const CommandOptions& options);
QList<QCommandLineOption> logImportOptions();

} // namespace footfall
