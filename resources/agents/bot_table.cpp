// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs at build: makes of the list of crawler-user-agents the table that core/agents reads.
//   bot_table CRAWLER_USER_AGENTS_JSON TABLE
#include "resources/agents/table_program.h"

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <stdexcept>
#include <string>

namespace {

QJsonArray listIn(const char* source)
{
    QFile file(QString::fromLocal8Bit(source));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot be read");
    const QJsonArray list = QJsonDocument::fromJson(file.readAll()).array();
    if (list.isEmpty())
        throw std::runtime_error("no list of bots");
    return list;
}

/// A line: what the bot is for, the pattern.
QByteArray lineOf(const QJsonObject& bot)
{
    const QByteArray pattern = bot.value(QLatin1String("pattern")).toString().toUtf8();
    const QByteArray kind = bot.value(QLatin1String("tags")).toArray().first().toString().toUtf8();
    for (const char apart : {'\t', '\r', '\n'}) {
        if (pattern.isEmpty() || pattern.contains(apart) || kind.contains(apart))
            throw std::runtime_error("a pattern of none or more than a line: " +
                                     pattern.toStdString());
    }
    return kind + '\t' + pattern + '\n';
}

void makeTable(const char* source, const char* target)
{
    QByteArray table;
    for (const QJsonValue bot : listIn(source))
        table += lineOf(bot.toObject());
    QFile file(QString::fromLocal8Bit(target));
    if (!file.open(QIODevice::WriteOnly) || file.write(table) != table.size())
        throw std::runtime_error(std::string("cannot write ").append(target));
}

} // namespace

int main(int argc, char** argv)
{
    return tableProgram(argc, argv, "bot_table CRAWLER_USER_AGENTS_JSON TABLE", makeTable);
}
