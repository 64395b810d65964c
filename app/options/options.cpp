// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/options.h"

#include "app/options/option_values.h"
#include "app/options/sensitivity_name.h"
#include "app/service/service_door.h"
#include "core/http/socket/peer_address.h"
#include "core/ingest/simulator.h"
#include "core/net/access/web_origin.h"
#include "core/net/calls/webhooks.h"
#include "core/net/trackers/tracker_routes.h"

#include <QCommandLineParser>
#include <QFile>

#include <algorithm>

#include <fcntl.h>

namespace footfall {

namespace {

constexpr quint16 defaultPort = 3000;
constexpr qint64 tokenFileBytes = 4096;
constexpr double maxSimulatedRate = 100'000;
constexpr int maxKeepDays = 36'500;
constexpr qsizetype minWebhookKeyBytes = 16;
constexpr qsizetype maxLogs = 64;

/// What the header of a request can carry.
bool isVisible(char byte)
{
    return byte > ' ' && byte < 0x7f;
}

Result<ListenAddress> readAddress(const QString& text)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    QString host = text.left(colon);
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    bool isNumber = false;
    const quint16 port = text.mid(colon + 1).toUShort(&isNumber);
    QHostAddress address(host);
    bool isV4 = false;
    if (const quint32 v4 = address.toIPv4Address(&isV4); isV4)
        address = QHostAddress(v4); // also when it is written as IPv6
    if (colon < 0 || !isNumber || address.isNull())
        return errorOf(QStringLiteral("--listen %1: an address and a port are needed, as in "
                                      "127.0.0.1:3000 or [::1]:3000")
                           .arg(text));
    return ListenAddress{address, port};
}

Result<void> readListen(const OptionValues& values, Options& options)
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
    return {};
}

Result<void> readSimulation(const OptionValues& values, Options& options)
{
    const QString rate = values.one(QStringLiteral("simulate-rate"));
    if (!values.has(QStringLiteral("simulate")) && rate.isEmpty())
        return {};
    options.simulatedRate = Simulator::defaultEventsPerSecond;
    if (rate.isEmpty())
        return {};
    bool isNumber = false;
    options.simulatedRate = rate.toDouble(&isNumber);
    if (!isNumber || options.simulatedRate <= 0 || options.simulatedRate > maxSimulatedRate)
        return errorOf(QStringLiteral("--simulate-rate %1: events a second are needed, above 0 and "
                                      "at most %2")
                           .arg(rate)
                           .arg(maxSimulatedRate));
    return {};
}

Result<void> readStore(const OptionValues& values, Options& options)
{
    options.dataDir = values.path(QStringLiteral("data-dir"));
    options.inMemory = values.has(QStringLiteral("in-memory"));
    const bool keepsNothing = options.inMemory || options.simulatedRate > 0;
    if (keepsNothing && !options.dataDir.isEmpty())
        return errorOf(QStringLiteral("--data-dir %1: nothing is kept there with --in-memory or "
                                      "--simulate; leave out one of them")
                           .arg(options.dataDir));
    if (!keepsNothing && options.dataDir.isEmpty())
        options.dataDir = defaultDataDir();
    return {};
}

Result<void> readKeepDays(const OptionValues& values, Options& options)
{
    const QString text = values.one(QStringLiteral("keep-days"));
    if (text.isEmpty())
        return {};
    bool isNumber = false;
    const int days = text.toInt(&isNumber);
    if (!isNumber || days <= 0 || days > maxKeepDays)
        return errorOf(QStringLiteral("--keep-days %1: whole days are needed, from 1 to %2")
                           .arg(text)
                           .arg(maxKeepDays));
    options.limits.storeKeptMs = days * dayMs;
    return {};
}

std::string limitNames()
{
    std::string all;
    for (const std::string& name : Limits::names())
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

Result<void> readLimits(const OptionValues& values, Options& options)
{
    for (const QString& text : values.all(QStringLiteral("limit"))) {
        const std::string name = text.section(QLatin1Char('='), 0, 0).trimmed().toStdString();
        const std::string value = text.section(QLatin1Char('='), 1).trimmed().toStdString();
        if (const Result<void> set = options.limits.set(name, value); !set)
            return Error{"--limit: " + set.error() + "; the limits are " + limitNames()};
    }
    return {};
}

/// Sets `limit`, in milliseconds, by an option in seconds.
Result<void> readSeconds(const OptionValues& values, const QString& name, std::int64_t& limit)
{
    const QString text = values.one(name);
    if (text.isEmpty())
        return {};
    bool isNumber = false;
    const int seconds = text.toInt(&isNumber);
    if (!isNumber || seconds <= 0)
        return errorOf(QStringLiteral("--%1 %2: whole seconds above 0 are needed").arg(name, text));
    limit = seconds * 1000LL;
    return {};
}

Result<void> readTimeouts(const OptionValues& values, Options& options)
{
    const Result<void> sessions =
        readSeconds(values, QStringLiteral("session-timeout"), options.limits.sessionTimeoutMs);
    return sessions ? readSeconds(values, QStringLiteral("viewer-timeout"),
                                  options.limits.viewerTimeoutMs)
                    : sessions;
}

Result<void> readToken(const OptionValues& values, Options& options)
{
    options.tokenFile = values.path(QStringLiteral("token-file"));
    // A server makes one that is missing; who connects to a server needs the one it has.
    const bool isClient = !values.one(QStringLiteral("connect")).isEmpty();
    if (options.tokenFile.isEmpty() || (!isClient && !QFile::exists(options.tokenFile)))
        return {};
    const Result<QByteArray> token = Options::readTokenFile(options.tokenFile);
    if (!token)
        return Error{"--token-file " + token.error()};
    options.token = *token;
    return {};
}

/// A name alone is that of the site to show.
Result<void> readSites(const OptionValues& values, Options& options)
{
    for (const QString& text : values.all(QStringLiteral("site"))) {
        if (options.program == Options::Program::Window && !text.contains(QLatin1Char('='))) {
            if (const Result<void> taken = options.start.takeSite(text.trimmed()); !taken)
                return taken;
            continue;
        }
        Result<DeclaredSite> site = DeclaredSite::read(text.toStdString());
        if (!site)
            return Error{"--site " + text.toStdString() + ": " + site.error()};
        if (options.sites.size() == DeclaredSite::maxDeclared)
            return Error{"--site: at most " + std::to_string(DeclaredSite::maxDeclared) +
                         " websites can be declared"};
        options.sites.push_back(std::move(*site));
    }
    return {};
}

Result<void> readStart(const OptionValues& values, Options& options)
{
    if (options.program == Options::Program::Server) {
        for (const QString& name : windowOptions) {
            if (name != QLatin1String("connect") && values.has(name))
                return errorOf(
                    QStringLiteral("--%1 is of the window: start footfall, not footfalld")
                        .arg(name));
        }
    }
    for (const QString& text : values.all(QStringLiteral("filter"))) {
        if (const Result<void> taken = options.start.takeFilter(text.trimmed()); !taken)
            return taken;
    }
    options.start.isWall = values.has(QStringLiteral("fullscreen"));
    options.start.isMini = values.has(QStringLiteral("mini"));
    options.start.language = values.one(QStringLiteral("language"));
    if (options.start.isWall && options.start.isMini)
        return errorOf(QStringLiteral("--fullscreen and --mini: leave out one of them"));
    return {};
}

Result<void> readSensitivities(const OptionValues& values, Options& options)
{
    for (const QString& text : values.all(QStringLiteral("sensitivity"))) {
        if (const Result<void> taken = takeSensitivity(text, options.sensitivities); !taken)
            return taken;
    }
    return {};
}

Result<void> readTrackers(const OptionValues& values, Options& options)
{
    options.honoursSignals = !values.has(QStringLiteral("ignore-do-not-track"));
    const QStringList known = TrackerRoutes::products();
    const QString text = values.one(QStringLiteral("trackers"));
    if (text.isEmpty() || text == QLatin1String("all"))
        options.trackers = known;
    else if (text != QLatin1String("none"))
        options.trackers = text.split(QLatin1Char(','));
    for (QString& name : options.trackers) {
        name = name.trimmed();
        if (!known.contains(name))
            return errorOf(
                QStringLiteral("--trackers %1: all, none or names of these are needed: %2")
                    .arg(text, known.join(QLatin1String(", "))));
    }
    return {};
}

Result<void> readLog(const QString& text, Options& options)
{
    Result<LogOption> log = LogOption::read(text);
    if (!log)
        return Error{log.error()};
    const bool isTwice = std::any_of(options.logs.begin(), options.logs.end(),
                                     [&](const LogOption& each) { return each.path == log->path; });
    if (isTwice)
        return errorOf(QStringLiteral("--log %1: it is named twice").arg(text));
    const bool isDeclared = log->site.empty() || SiteRules(options.sites).siteFor({}, log->site);
    if (!isDeclared)
        return errorOf(QStringLiteral("--log %1: no --site has this name").arg(text));
    if (options.logs.size() == maxLogs)
        return errorOf(QStringLiteral("--log: at most %1 can be given").arg(maxLogs));
    options.logs.append(*log);
    return {};
}

Result<void> readLogs(const OptionValues& values, Options& options)
{
    for (const QString& text : values.all(QStringLiteral("log"))) {
        if (const Result<void> read = readLog(text.trimmed(), options); !read)
            return read;
    }
    const QString format = values.one(QStringLiteral("log-format"));
    if (options.logs.isEmpty() && !format.isEmpty())
        return errorOf(QStringLiteral("--log-format: there is no --log"));
    if (!options.logs.isEmpty() && options.simulatedRate > 0)
        return errorOf(QStringLiteral("--log: made-up visitors would be among those of the log; "
                                      "leave out --simulate"));
    Result<std::optional<LogFormat>> read = logFormatOf(format);
    if (!read)
        return Error{read.error()};
    options.logFormat = std::move(*read);
    return {};
}

Result<void> readProxies(const OptionValues& values, Options& options)
{
    for (const QString& text : values.all(QStringLiteral("trusted-proxy"))) {
        const std::optional<PeerNetwork> network = networkOf(text.trimmed().toStdString());
        if (!network)
            return errorOf(QStringLiteral("--trusted-proxy %1: an address or a subnet is needed, "
                                          "as in 127.0.0.1 or 10.0.0.0/8")
                               .arg(text));
        options.trustedProxies.append(*network);
    }
    return {};
}

Result<void> readDashboardOrigins(const OptionValues& values, Options& options)
{
    for (const QString& text : values.all(QStringLiteral("dashboard-origin"))) {
        const Result<std::string> origin = webOrigin(text.toStdString());
        if (!origin)
            return Error{"--dashboard-origin " + text.toStdString() + ": " + origin.error()};
        options.dashboardOrigins.append(QString::fromStdString(*origin));
    }
    return {};
}

Result<void> readPublicUrl(const OptionValues& values, Options& options)
{
    const QString text = values.one(QStringLiteral("public-url"));
    if (text.isEmpty())
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    const bool isPlain = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !isPlain)
        return errorOf(QStringLiteral("--public-url %1: an http or https address is needed, "
                                      "perhaps with a path, as in https://example.org/stats/")
                           .arg(text));
    options.publicUrl = url.adjusted(QUrl::NormalizePathSegments | QUrl::StripTrailingSlash);
    if (options.publicUrl.path() == QLatin1String("/"))
        options.publicUrl.setPath({});
    return {};
}

Result<QUrl> readWebhook(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty() ||
        url.hasFragment())
        return errorOf(QStringLiteral("--webhook %1: an http or https address is needed, without a "
                                      "user name, as in https://chat.example/hooks/42")
                           .arg(text));
    return url;
}

Result<void> readWebhookSecret(const OptionValues& values, Options& options)
{
    const QString path = values.path(QStringLiteral("webhook-secret-file"));
    if (path.isEmpty())
        return {};
    if (options.webhooks.isEmpty())
        return errorOf(QStringLiteral("--webhook-secret-file %1: there is no --webhook").arg(path));
    const Result<QByteArray> secret = Options::readTokenFile(path);
    if (!secret)
        return Error{"--webhook-secret-file " + secret.error()};
    if (webhookKey(*secret).size() < minWebhookKeyBytes)
        return errorOf(QStringLiteral("--webhook-secret-file %1: a secret has at least %2 "
                                      "characters, or is whsec_ and that many bytes in Base64")
                           .arg(path)
                           .arg(minWebhookKeyBytes));
    options.webhookSecret = *secret;
    return {};
}

Result<void> readWebhooks(const OptionValues& values, Options& options)
{
    for (const QString& text : values.all(QStringLiteral("webhook"))) {
        const Result<QUrl> url = readWebhook(text.trimmed());
        if (!url)
            return Error{url.error()};
        if (options.webhooks.size() == Webhooks::maxReceivers)
            return errorOf(
                QStringLiteral("--webhook: at most %1 can be given").arg(Webhooks::maxReceivers));
        if (!options.webhooks.contains(*url))
            options.webhooks.append(*url);
    }
    return readWebhookSecret(values, options);
}

/// Shells know the homes of others; we would make a folder of that name.
Result<void> checkHomes(const OptionValues& values, Options&)
{
    for (const char* name :
         {"data-dir", "token-file", "geo", "tls-cert", "tls-key", "webhook-secret-file"}) {
        const QString path = values.path(QString::fromLatin1(name));
        if (path.startsWith(QLatin1Char('~')))
            return errorOf(QStringLiteral("--%1 %2: write the whole path")
                               .arg(QString::fromLatin1(name), path));
    }
    return {};
}

Result<void> readTls(const OptionValues& values, Options& options)
{
    options.tlsCert = values.path(QStringLiteral("tls-cert"));
    options.tlsKey = values.path(QStringLiteral("tls-key"));
    if (options.tlsCert.isEmpty() != options.tlsKey.isEmpty())
        return errorOf(QStringLiteral("--tls-cert and --tls-key are needed together"));
    return {};
}

/// The options given that only a server heeds, as they are written.
QStringList serverOptions(const OptionValues& values, const Options& options)
{
    static const QStringList others =
        windowOptions + QStringList{QStringLiteral("token-file"), QStringLiteral("config")};
    QStringList given;
    for (const QCommandLineOption& option : optionList()) {
        const QString name = option.names().constFirst();
        const bool isOther =
            others.contains(name) || (name == QLatin1String("site") && options.sites.empty());
        if (!isOther && values.has(name))
            given.append(QStringLiteral("--") + name);
    }
    return given;
}

Result<QUrl> readServer(const QString& text)
{
    const QUrl url(text.contains(QStringLiteral("://")) ? text : QStringLiteral("http://") + text);
    const bool isWeb =
        url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https");
    if (url.isValid() && !url.host().isEmpty() && isWeb)
        return url;
    return errorOf(QStringLiteral("--connect %1: the address of a Footfall is needed, as in "
                                  "https://footfall.example or http://10.0.0.5:3000")
                       .arg(text));
}

Result<void> readConnection(const OptionValues& values, Options& options)
{
    const QString text = values.one(QStringLiteral("connect"));
    if (text.isEmpty())
        return {};
    if (const QStringList given = serverOptions(values, options); !given.isEmpty())
        return errorOf(QStringLiteral("--connect %1 shows another Footfall and starts no server: "
                                      "leave out %2")
                           .arg(text, given.join(QStringLiteral(", "))));
    const Result<QUrl> url = readServer(text);
    if (!url)
        return Error{url.error()};
    options.connectTo = *url;
    return {};
}

/// A window that is not told what to show, nor how to serve, shows the service of this machine.
Result<void> findService(const OptionValues& values, const QString& folder, Options& options)
{
    const bool isTold = values.has(QStringLiteral("connect")) ||
                        values.has(QStringLiteral("token-file")) ||
                        values.has(QStringLiteral("config")) ||
                        !serverOptions(values, options).isEmpty();
    if (folder.isEmpty() || isTold)
        return {};
    const Result<std::optional<ServiceDoor>> door = ServiceDoor::find(folder);
    if (!door)
        return Error{door.error()};
    if (!*door)
        return {};
    const Result<QUrl> url = readServer((*door)->address);
    if (!url)
        return Error{url.error()};
    options.connectTo = *url;
    options.token = (*door)->token;
    return {};
}

} // namespace

bool Options::isForThisMachineOnly() const
{
    return sites.empty() && trustedProxies.isEmpty() &&
           std::all_of(listen.begin(), listen.end(),
                       [](const ListenAddress& at) { return at.address.isLoopback(); });
}

Result<QByteArray> Options::readTokenFile(const QString& path)
{
    const Result<PlainFile> file = PlainFile::open(path, O_RDONLY, Links::Followed);
    return file ? tokenIn(*file, path) : Result<QByteArray>(Error{file.error()});
}

Result<QByteArray> Options::tokenIn(const PlainFile& file, const QString& path)
{
    const QByteArray content = file.read(tokenFileBytes + 1);
    const QByteArray token = content.trimmed();
    if (token.isEmpty())
        return errorOf(QStringLiteral("%1: it holds no token").arg(path));
    if (content.size() > tokenFileBytes || !std::all_of(token.begin(), token.end(), isVisible))
        return errorOf(
            QStringLiteral("%1: a token is one line of at most %2 visible ASCII characters")
                .arg(path)
                .arg(tokenFileBytes));
    return token;
}

Result<Options> Options::read(const QStringList& arguments, Program program,
                              const QString& serviceFolder)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(words("Shows who is on your websites now."));
    parser.addHelpOption();
    parser.addVersionOption();
    for (QCommandLineOption option : optionList()) {
        if (program == Program::Server && windowOptions.contains(option.names().constFirst()))
            option.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(option);
    }
    if (!parser.parse(splitSimulate(arguments)))
        return errorOf(parser.errorText() + QStringLiteral(" (--help lists the options)"));
    if (!parser.positionalArguments().isEmpty())
        return errorOf(QStringLiteral("\"%1\" is no option (--help lists them)")
                           .arg(parser.positionalArguments().constFirst()));
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();

    OptionValues values(parser);
    Options options;
    options.program = program;
    if (const auto read = values.readFile(withHome(parser.value(QStringLiteral("config")))); !read)
        return Error{read.error()};
    for (const auto step :
         {checkHomes, readListen, readSimulation, readStore, readLimits, readTimeouts, readKeepDays,
          readToken, readSites, readStart, readSensitivities, readProxies, readDashboardOrigins,
          readPublicUrl, readTls, readWebhooks, readTrackers, readLogs, readConnection}) {
        if (const Result<void> read = step(values, options); !read)
            return Error{read.error()};
    }
    options.geoFile = values.path(QStringLiteral("geo"));
    if (const Result<void> found = findService(values, serviceFolder, options); !found)
        return Error{found.error()};
    return options;
}

} // namespace footfall
