// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include "app/data_folder.h"
#include "core/ingest/simulator.h"

#include <QCommandLineParser>
#include <QFile>
#include <QSettings>

#include <algorithm>

namespace footfall {

namespace {

constexpr quint16 defaultPort = 3000;
constexpr qint64 tokenFileBytes = 4096;
constexpr double simulatedRateAtMost = 100'000;
constexpr int keepDaysAtMost = 36'500;
constexpr std::int64_t dayMs = 24LL * 3'600'000;

const QStringList repeatable{QStringLiteral("listen"), QStringLiteral("limit"),
                             QStringLiteral("dashboard-origin")};

Error errorOf(const QString& message)
{
    return Error{message.toStdString()};
}

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

/// Every option but --help and --version; the names hold in the configuration file as well.
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
        {words("token-file"), words("The operator token, for dashboards on other machines."),
         words("FILE")},
        {words("dashboard-origin"), words("Dashboards may come from this origin; repeatable."),
         words("ORIGIN")},
        {words("config"), words("Read options from an INI file; the command line wins."),
         words("FILE")},
    };
}

bool isOption(const QString& name)
{
    const QList<QCommandLineOption> all = optionList();
    return std::any_of(all.begin(), all.end(), [&](const QCommandLineOption& option) {
        return option.names().contains(name);
    });
}

/// QCommandLineParser knows no optional value: --simulate=RATE becomes two options.
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

/// The values of every option given, from the command line or else from the file.
class Values
{
public:
    explicit Values(const QCommandLineParser& parser)
        : m_parser(parser)
    {
    }

    Result<bool> readFile(const QString& path)
    {
        if (path.isEmpty())
            return true;
        if (!QFile(path).open(QIODevice::ReadOnly))
            return errorOf(QStringLiteral("cannot read the configuration file %1").arg(path));
        const QSettings file(path, QSettings::IniFormat);
        for (const QString& key : file.allKeys()) {
            const QString name = key.section(QLatin1Char('/'), -1);
            if (!isOption(name))
                return errorOf(QStringLiteral("%1: there is no option \"%2\"").arg(path, key));
            m_file.insert(name, file.value(key).toStringList());
        }
        return true;
    }
    bool has(const QString& name) const { return m_parser.isSet(name) || isTrueInFile(name); }
    QStringList all(const QString& name) const
    {
        if (m_parser.isSet(name))
            return m_parser.values(name);
        const QStringList values = m_file.value(name);
        return repeatable.contains(name) ? values : values.mid(values.size() - 1);
    }
    QString one(const QString& name) const { return all(name).value(0).trimmed(); }

private:
    bool isTrueInFile(const QString& name) const
    {
        static const QStringList no{QStringLiteral("false"), QStringLiteral("no"),
                                    QStringLiteral("0"), QString()};
        return m_file.contains(name) && !no.contains(m_file.value(name).value(0).toLower());
    }

    const QCommandLineParser& m_parser;
    QHash<QString, QStringList> m_file;
};

Result<ListenAddress> readAddress(const QString& text)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    QString host = text.left(colon);
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    bool isNumber = false;
    const quint16 port = text.mid(colon + 1).toUShort(&isNumber);
    const QHostAddress address(host);
    if (colon < 0 || !isNumber || address.isNull())
        return errorOf(QStringLiteral("--listen %1: an address and a port are needed, as in "
                                      "127.0.0.1:3000 or [::1]:3000")
                           .arg(text));
    return ListenAddress{address, port};
}

Result<bool> readListen(const Values& values, Options& options)
{
    for (const QString& text : values.all(QStringLiteral("listen"))) {
        Result<ListenAddress> address = readAddress(text.trimmed());
        if (!address)
            return Error{address.error()};
        options.listen.append(*address);
    }
    options.listenIsDefault = options.listen.isEmpty();
    if (options.listenIsDefault)
        options.listen = {{QHostAddress(QHostAddress::LocalHost), defaultPort},
                          {QHostAddress(QHostAddress::LocalHostIPv6), defaultPort}};
    return true;
}

Result<bool> readSimulation(const Values& values, Options& options)
{
    const QString rate = values.one(QStringLiteral("simulate-rate"));
    if (!values.has(QStringLiteral("simulate")) && rate.isEmpty())
        return true;
    options.simulatedRate = Simulator::defaultEventsPerSecond;
    if (rate.isEmpty())
        return true;
    bool isNumber = false;
    options.simulatedRate = rate.toDouble(&isNumber);
    if (!isNumber || options.simulatedRate <= 0 || options.simulatedRate > simulatedRateAtMost)
        return errorOf(QStringLiteral("--simulate-rate %1: events a second are needed, above 0 and "
                                      "at most %2")
                           .arg(rate)
                           .arg(simulatedRateAtMost));
    return true;
}

Result<bool> readStore(const Values& values, Options& options)
{
    options.dataDir = values.one(QStringLiteral("data-dir"));
    const bool keepsNothing = values.has(QStringLiteral("in-memory")) || options.simulatedRate > 0;
    if (keepsNothing && !options.dataDir.isEmpty())
        return errorOf(QStringLiteral("--data-dir %1: --in-memory and --simulate keep nothing; "
                                      "leave out one of them")
                           .arg(options.dataDir));
    if (!keepsNothing && options.dataDir.isEmpty())
        options.dataDir = defaultDataDir();
    return true;
}

Result<bool> readKeepDays(const Values& values, Options& options)
{
    const QString text = values.one(QStringLiteral("keep-days"));
    if (text.isEmpty())
        return true;
    bool isNumber = false;
    const int days = text.toInt(&isNumber);
    if (!isNumber || days <= 0 || days > keepDaysAtMost)
        return errorOf(QStringLiteral("--keep-days %1: whole days are needed, from 1 to %2")
                           .arg(text)
                           .arg(keepDaysAtMost));
    options.limits.storeKeptMs = days * dayMs;
    return true;
}

std::string limitNames()
{
    std::string all;
    for (const std::string& name : Limits::names())
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

Result<bool> readLimits(const Values& values, Options& options)
{
    for (const QString& text : values.all(QStringLiteral("limit"))) {
        const std::string name = text.section(QLatin1Char('='), 0, 0).trimmed().toStdString();
        const std::string value = text.section(QLatin1Char('='), 1).trimmed().toStdString();
        if (const Result<bool> set = options.limits.set(name, value); !set)
            return Error{"--limit: " + set.error() + "; the limits are " + limitNames()};
    }
    return true;
}

/// Sets `limit`, in milliseconds, by an option in seconds.
Result<bool> readSeconds(const Values& values, const QString& name, std::int64_t& limit)
{
    const QString text = values.one(name);
    if (text.isEmpty())
        return true;
    bool isNumber = false;
    const int seconds = text.toInt(&isNumber);
    if (!isNumber || seconds <= 0)
        return errorOf(QStringLiteral("--%1 %2: whole seconds above 0 are needed").arg(name, text));
    limit = seconds * 1000LL;
    return true;
}

Result<bool> readTimeouts(const Values& values, Options& options)
{
    const Result<bool> sessions =
        readSeconds(values, QStringLiteral("session-timeout"), options.limits.sessionTimeoutMs);
    return sessions ? readSeconds(values, QStringLiteral("viewer-timeout"),
                                  options.limits.viewerTimeoutMs)
                    : sessions;
}

Result<bool> readToken(const Values& values, Options& options)
{
    const QString path = values.one(QStringLiteral("token-file"));
    if (path.isEmpty())
        return true;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return errorOf(QStringLiteral("--token-file %1: cannot read it").arg(path));
    options.token = file.read(tokenFileBytes).trimmed();
    if (options.token.isEmpty())
        return errorOf(QStringLiteral("--token-file %1: it holds no token").arg(path));
    return true;
}

} // namespace

bool Options::isLoopbackOnly() const
{
    return std::all_of(listen.begin(), listen.end(),
                       [](const ListenAddress& at) { return at.address.isLoopback(); });
}

Result<Options> Options::read(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(words("Shows who is on your websites now."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(optionList());
    if (!parser.parse(splitSimulate(arguments)))
        return errorOf(parser.errorText() + QStringLiteral(" (--help lists the options)"));
    if (!parser.positionalArguments().isEmpty())
        return errorOf(QStringLiteral("\"%1\" is no option (--help lists them)")
                           .arg(parser.positionalArguments().constFirst()));
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();

    Values values(parser);
    Options options;
    if (const auto read = values.readFile(parser.value(QStringLiteral("config"))); !read)
        return Error{read.error()};
    for (const auto step : {readListen, readSimulation, readStore, readLimits, readTimeouts, readKeepDays, readToken}) {
        if (const Result<bool> read = step(values, options); !read)
            return Error{read.error()};
    }
    options.geoFile = values.one(QStringLiteral("geo"));
    options.dashboardOrigins = values.all(QStringLiteral("dashboard-origin"));
    return options;
}

} // namespace footfall
