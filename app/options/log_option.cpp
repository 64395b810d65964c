// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/log_option.h"

#include "app/options/option_values.h"
#include "core/base/text/ascii.h"
#include "core/base/text/text_rules.h"

#include <QFileInfo>

namespace footfall {

Result<LogOption> LogOption::read(const QString& text)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    const bool isWhole = colon < 0 || text.indexOf(QLatin1Char('/'), colon) >= 0 ||
                         QFileInfo::exists(withHome(text));
    LogOption option;
    option.path = withHome(isWhole ? text : text.left(colon));
    option.site = isWhole ? std::string() : lowered(text.mid(colon + 1).toStdString());
    const std::string fault = keyFault(option.site, maxLength::site);
    if (option.path.isEmpty() || (!isWhole && option.site.empty()))
        return errorOf(QStringLiteral("--log %1: a file is needed, perhaps with the name of its "
                                      "site, as in /var/log/nginx/access.log:shop")
                           .arg(text));
    if (!fault.empty())
        return errorOf(QStringLiteral("--log %1: the name of the site has %2")
                           .arg(text, QString::fromStdString(fault)));
    return option;
}

Result<std::optional<LogFormat>> logFormatOf(const QString& notation)
{
    if (notation.isEmpty())
        return std::optional<LogFormat>();
    Result<LogFormat> format = LogFormat::of(notation.toStdString());
    if (format)
        return std::optional(std::move(*format));
    return errorOf(QStringLiteral("--log-format: %1; it is written as nginx's log_format, as in "
                                  "$remote_addr [$time_local] \"$request\" $status")
                       .arg(QString::fromStdString(format.error())));
}

} // namespace footfall
