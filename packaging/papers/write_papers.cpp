// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes into a folder: the man pages, the shells' completions, the service's configuration.
//   write_papers FOLDER
#include "packaging/papers/papers.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>

#include <cstdio>

using namespace footfall;

namespace {

bool write(const QString& path, const QString& text)
{
    QFile file(path);
    const QByteArray bytes = text.toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush())
        return true;
    std::fprintf(stderr, "%s: %s\n", qUtf8Printable(path), qUtf8Printable(file.errorString()));
    return false;
}

bool writeFor(const QString& folder, const ProgramForm& form)
{
    const QString base = folder + QLatin1Char('/') + form.name;
    return write(base + QStringLiteral(".1"), manPage(form)) &&
           write(base + QStringLiteral(".bash"), bashCompletion(form)) &&
           write(base + QStringLiteral(".zsh"), zshCompletion(form)) &&
           write(base + QStringLiteral(".fish"), fishCompletion(form));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QString folder = QCoreApplication::arguments().value(1);
    const ProgramForm server = ProgramForm::ofServer();
    const bool isDone =
        writeFor(folder, ProgramForm::ofWindow()) && writeFor(folder, server) &&
        write(folder + QStringLiteral("/footfall.conf"), serviceConfiguration(server));
    return isDone ? 0 : 1;
}
