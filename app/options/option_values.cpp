// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/option_values.h"

#include <optional>

namespace footfall {

namespace {

const QStringList repeatable{
    QStringLiteral("listen"),  QStringLiteral("limit"),         QStringLiteral("dashboard-origin"),
    QStringLiteral("site"),    QStringLiteral("trusted-proxy"), QStringLiteral("sensitivity"),
    QStringLiteral("webhook"), QStringLiteral("filter"),        QStringLiteral("log")};

const QStringList yes{QStringLiteral("true"), QStringLiteral("yes"), QStringLiteral("on"),
                      QStringLiteral("1")};
const QStringList no{QStringLiteral("false"), QStringLiteral("no"), QStringLiteral("off"),
                     QStringLiteral("0"), QString()};

std::optional<QCommandLineOption> optionOf(const QString& name)
{
    for (const QCommandLineOption& option : optionList()) {
        if (option.names().contains(name))
            return option;
    }
    return std::nullopt;
}

} // namespace

Error errorOf(const QString& message)
{
    return Error{message.toStdString()};
}

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

QList<QCommandLineOption> optionList()
{
    return {
        {words("listen"), words("Listen on ADDR:PORT; repeatable (127.0.0.1:3000 and [::1]:3000)."),
         words("ADDR:PORT")},
        {words("data-dir"), words("Keep events in this folder (%1).").arg(defaultDataDir()),
         words("DIR")},
        {words("in-memory"), words("Keep nothing on disk: a restart begins anew.")},
        {words("keep-days"), words("Days after which events are deleted (90)."), words("DAYS")},
        {words("simulate"), words("Show made-up visitors; --simulate=RATE sets their rate.")},
        {words("simulate-rate"), words("Events a second of --simulate (5)."), words("RATE")},
        {words("geo"), words("A MaxMind DB file: where visitors are who do not say it themselves."),
         words("FILE")},
        {words("session-timeout"), words("Seconds without an event that end a session (300)."),
         words("SECONDS")},
        {words("viewer-timeout"), words("Seconds without a word that end a viewer (300)."),
         words("SECONDS")},
        {words("limit"), words("Set a limit; repeatable. An unknown name lists them all."),
         words("NAME=VALUE")},
        {words("token-file"),
         words("The operator token, for dashboards on other machines; made if it is not there "
               "(operator-token in the data folder)."),
         words("FILE")},
        {words("dashboard-origin"), words("Dashboards may come from this origin; repeatable."),
         words("ORIGIN")},
        {words("site"),
         words("Take events of this site from this origin only; repeatable. Without any, every "
               "website may send. A NAME alone: the window shows that site."),
         words("NAME=ORIGIN")},
        {words("filter"),
         words("The window shows only these, as in country:India, or all but these, as in "
               "not-device:mobile; repeatable."),
         words("FIELD:VALUE")},
        {words("fullscreen"), words("The window opens in wall mode.")},
        {words("mini"), words("The window opens as the mini window.")},
        {words("language"), words("What the window speaks: de, en or es (the desktop's language)."),
         words("LANGUAGE")},
        {words("sensitivity"),
         words("How little alerts tell: quiet, normal or keen (normal); SITE=keen for one site; "
               "repeatable. What was chosen in a dashboard wins for its site."),
         words("HOW")},
        {words("trusted-proxy"),
         words("Believe this proxy, an address or a subnet, about who calls; repeatable."),
         words("ADDR")},
        {words("tls-cert"), words("Serve https with this certificate chain, PEM."), words("FILE")},
        {words("tls-key"), words("The private key of --tls-cert, PEM."), words("FILE")},
        {words("connect"), words("Show the Footfall at this address instead of starting a server."),
         words("URL")},
        {words("public-url"),
         words("Where others reach this Footfall, as behind a proxy; for the lines to paste and "
               "links (https://example.org/stats/)."),
         words("URL")},
        {words("trackers"),
         words("Take what trackers of other products send: all, none, or their names with commas "
               "(all)."),
         words("NAMES")},
        {words("ignore-do-not-track"),
         words(
             "Count also who asks with Do Not Track or Global Privacy Control not to be counted.")},
        {words("log"),
         words("Follow this log of a web server, its lines known by themselves, as of this site; "
               "else each line is of its own host. A file, a named pipe, or - for standard input; "
               "repeatable."),
         words("FILE[:SITE]")},
        {words("log-format"),
         words("The format of --log, as nginx's log_format has it: $remote_addr [$time_local] "
               "\"$request\" $status \"$http_user_agent\"."),
         words("FORMAT")},
        {words("webhook"), words("Tell this address of alerts by POST; repeatable."), words("URL")},
        {words("webhook-secret-file"), words("What the calls of --webhook are signed with."),
         words("FILE")},
        {words("config"), words("Read options from an INI file; the command line wins."),
         words("FILE")},
    };
}

bool isRepeatable(const QString& name)
{
    return repeatable.contains(name);
}

QStringList splitSimulate(QStringList arguments)
{
    const QString prefix = QStringLiteral("--simulate=");
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (!arguments[i].startsWith(prefix))
            continue;
        const QString rate = arguments[i].mid(prefix.size());
        arguments[i] = QStringLiteral("--simulate");
        arguments.insert(i + 1, QStringLiteral("--simulate-rate=") + rate);
    }
    return arguments;
}

OptionValues::OptionValues(const QCommandLineParser& parser)
    : m_parser(parser)
{
}

Result<void> OptionValues::readFile(const QString& path)
{
    if (path.isEmpty())
        return {};
    const Result<QList<IniEntry>> entries = readIniFile(path);
    if (!entries)
        return Error{entries.error()};
    for (const IniEntry& entry : *entries) {
        if (const Result<void> taken = take(entry); !taken)
            return errorOf(QStringLiteral("%1, line %2: %3")
                               .arg(path)
                               .arg(entry.line)
                               .arg(QString::fromStdString(taken.error())));
    }
    return {};
}

Result<void> OptionValues::take(const IniEntry& entry)
{
    const std::optional<QCommandLineOption> option = optionOf(entry.key);
    if (!option || entry.key == QLatin1String("config"))
        return errorOf(QStringLiteral("there is no option \"%1\"").arg(entry.key));
    const QString word = entry.value.toLower();
    if (option->valueName().isEmpty() && !yes.contains(word) && !no.contains(word))
        return errorOf(QStringLiteral("\"%1\" is true or false").arg(entry.key));
    QStringList& values = m_file[entry.key];
    if (!isRepeatable(entry.key)) {
        if (!values.isEmpty())
            return errorOf(QStringLiteral("\"%1\" stands there twice").arg(entry.key));
        values.append(entry.value);
    } else {
        values.append(entry.parts);
    }
    return {};
}

bool OptionValues::has(const QString& name) const
{
    return m_parser.isSet(name) || isTrueInFile(name);
}

QStringList OptionValues::all(const QString& name) const
{
    if (m_parser.isSet(name))
        return m_parser.values(name);
    const QStringList values = m_file.value(name);
    return isRepeatable(name) ? values : values.mid(values.size() - 1);
}

bool OptionValues::isTrueInFile(const QString& name) const
{
    return m_file.contains(name) && !no.contains(m_file.value(name).value(0).toLower());
}

} // namespace footfall
