// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/operator_token.h"

#include "core/base/log.h"
#include "core/base/secret.h"

#include <QFile>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace footfall {

namespace {

constexpr mode_t ownerOnly = 0600;
constexpr qsizetype hardToGuessBytes = 16;

Error failure(const QString& path, const char* what)
{
    const std::string why = std::strerror(errno);
    return Error{path.toStdString() + ": the operator token cannot be " + what + ": " + why};
}

void warnIfOthersRead(const PlainFile& file, const QString& path)
{
    if (file.isOpenToOthers())
        qCWarning(logApp,
                  "%s: others on this machine can read or change the operator token; "
                  "chmod 600 keeps them out",
                  qUtf8Printable(path));
}

/// A token that is sent with every request can be tried as often.
void warnIfShort(const QString& path, const QByteArray& token)
{
    if (token.size() < hardToGuessBytes)
        qCWarning(logApp, "%s: the operator token is short; with %d characters it is hard to guess",
                  qUtf8Printable(path), int(hardToGuessBytes));
}

/// Made with its mode, so that at no moment somebody else can open it.
Result<void> create(const QString& path, const QByteArray& token)
{
    const QByteArray name = QFile::encodeName(path);
    const int file = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, ownerOnly);
    if (file < 0)
        return failure(path, "kept there");
    const QByteArray line = token + '\n';
    const bool isWritten =
        ::write(file, line.constData(), std::size_t(line.size())) == ssize_t(line.size()) &&
        ::fsync(file) == 0;
    const Error error = failure(path, "kept there");
    ::close(file);
    if (isWritten)
        return {};
    QFile::remove(path); // a part of a token would be taken for a whole one
    return error;
}

Result<OperatorToken> made(const QString& path)
{
    const OperatorToken token{newSecret(), path, true};
    if (path.isEmpty())
        return token;
    const Result<void> created = create(path, token.token);
    return created ? Result(token) : Error{created.error()};
}

/// The token that somebody, or a start before this one, has put there.
Result<OperatorToken> kept(const QString& path, Links links)
{
    const Result<PlainFile> file = PlainFile::open(path, O_RDONLY, links);
    if (!file)
        return Error{file.error()};
    if (file->isOfAnotherUser())
        return Error{path.toStdString() +
                     ": the operator token is in another user's file, who could change it; "
                     "chown it to the user that runs Footfall, or name another --token-file"};
    warnIfOthersRead(*file, path);
    const Result<QByteArray> token = Options::tokenIn(*file, path);
    if (!token)
        return Error{token.error()};
    warnIfShort(path, *token);
    return OperatorToken{*token, path, false};
}

} // namespace

QString OperatorToken::pathIn(const QString& dataDir)
{
    return dataDir + QStringLiteral("/operator-token");
}

Result<OperatorToken> OperatorToken::of(const Options& options)
{
    const bool isNeeded = !options.tokenFile.isEmpty() || !options.isForThisMachineOnly();
    if (!isNeeded)
        return OperatorToken();
    QString path = options.tokenFile;
    if (path.isEmpty() && !options.dataDir.isEmpty())
        path = pathIn(options.dataDir);
    if (path.isEmpty() || !QFile::exists(path))
        return made(path);
    return kept(path, options.tokenFile.isEmpty() ? Links::Refused : Links::Followed);
}

void OperatorToken::show() const
{
    if (!isNew)
        return;
    const QString where = file.isEmpty() ? QStringLiteral("for this run only")
                                         : QStringLiteral("shown only now, kept in ") + file;
    std::printf("Operator token, %s: %s\n", qUtf8Printable(where), token.constData());
    std::fflush(stdout);
}

} // namespace footfall
