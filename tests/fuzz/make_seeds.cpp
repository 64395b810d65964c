// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Inputs that are no text: made anew by each build, so that they are of the formats of now.
//   make_seeds FOLDER
#include "core/base/time/time_units.h"
#include "tests/fuzz/store_bytes.h"
#include "tests/unit/support/checkpoint_bytes.h"
#include "tests/unit/support/live_fixture.h"
#include "tests/unit/support/mmdb_file.h"
#include "tests/unit/support/random_visitors.h"

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace footfall;
using namespace footfall::fuzz;

namespace {

QByteArray checkpoint(int acts)
{
    LiveFixture live(tightLimits());
    RandomVisitors visitors(5);
    for (int i = 0; i < acts; ++i)
        visitors.act(live.model);
    const std::string all = checkpointOf(live.model);
    return QByteArray::fromStdString(std::string(contentOf(all)));
}

QByteArray geo(int recordBits, int ipVersion)
{
    MmdbFile file(recordBits, ipVersion);
    file.add("203.0.113.0/24", {{QStringLiteral("country_code"), QStringLiteral("IN")},
                                {QStringLiteral("city"), QStringLiteral("Pune")}});
    const QJsonObject names{{QStringLiteral("en"), QStringLiteral("India")}};
    const QJsonObject country{{QStringLiteral("iso_code"), QStringLiteral("IN")},
                              {QStringLiteral("names"), names}};
    file.add("1.2.3.0/24", {{QStringLiteral("country"), country}});
    return file.bytes();
}

bool write(const QString& folder, const QString& name, const QByteArray& bytes)
{
    QDir().mkpath(folder + QLatin1Char('/') + name.section(QLatin1Char('/'), 0, 0));
    QFile file(folder + QLatin1Char('/') + name);
    return !bytes.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    const QString folder = QFile::decodeName(argv[1]);
    const bool isWritten = write(folder, QStringLiteral("checkpoint/empty"), checkpoint(0)) &&
                           write(folder, QStringLiteral("checkpoint/few"), checkpoint(30)) &&
                           write(folder, QStringLiteral("checkpoint/many"), checkpoint(1'000)) &&
                           write(folder, QStringLiteral("mmdb/24"), geo(24, 6)) &&
                           write(folder, QStringLiteral("mmdb/28"), geo(28, 4)) &&
                           write(folder, QStringLiteral("mmdb/32"), geo(32, 6)) &&
                           write(folder, QStringLiteral("store/file"), smallStore());
    if (!isWritten)
        std::fprintf(stderr, "the seeds could not be written to %s\n", argv[1]);
    return isWritten ? 0 : 1;
}
