// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/sensitivity_name.h"

namespace footfall {

Result<Sensitivity> sensitivityOf(const std::string& name)
{
    if (name == "quiet")
        return Sensitivity::Quiet;
    if (name == "keen")
        return Sensitivity::Keen;
    if (name == "normal")
        return Sensitivity::Normal;
    return Error{"--sensitivity " + name + ": quiet, normal or keen is needed"};
}

} // namespace footfall
