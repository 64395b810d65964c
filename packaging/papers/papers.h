// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packaging/papers/program_form.h"

#include <QString>

namespace footfall {

// What is written of the options' one table when programs are installed.

QString manPage(const ProgramForm& form);
QString bashCompletion(const ProgramForm& form);
QString zshCompletion(const ProgramForm& form);
QString fishCompletion(const ProgramForm& form);
/// The service's configuration: every option, and what it is by default.
QString serviceConfiguration(const ProgramForm& form);

} // namespace footfall
