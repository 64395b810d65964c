// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/sensitivity_name.h"

#include "core/net/access/site_rules.h"

#include <string>

namespace footfall {

namespace {

Result<Sensitivity> sensitivityOf(const std::string& name)
{
    if (const auto sensitivity = sensitivityNamed(name))
        return *sensitivity;
    return Error{"--sensitivity " + name + ": quiet, normal or keen is needed"};
}

} // namespace

Result<void> takeSensitivity(const QString& text, Sensitivities& all)
{
    const qsizetype equals = text.lastIndexOf(QLatin1Char('='));
    const auto how = sensitivityOf(text.mid(equals + 1).trimmed().toStdString());
    if (!how)
        return Error{how.error()};
    if (equals < 0)
        all.others = *how;
    else if (all.bySite.size() < DeclaredSite::maxDeclared)
        all.bySite[text.left(equals).trimmed().toLower().toStdString()] = *how;
    else
        return Error{"--sensitivity: at most " + std::to_string(DeclaredSite::maxDeclared) +
                     " sites can have their own"};
    return {};
}

} // namespace footfall
