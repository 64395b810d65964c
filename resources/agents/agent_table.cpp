// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs at build: makes of uap-core's regexes.yaml the table that core/agents reads.
//   agent_table REGEXES_YAML TABLE
#include "resources/agents/table_program.h"

#include <yaml-cpp/yaml.h>

#include <fstream>
#include <stdexcept>
#include <string>

namespace {

/// What parts fields and lines of the table can be in none.
std::string field(const YAML::Node& node)
{
    const auto text = node.as<std::string>("");
    if (text.find_first_of("\t\r\n") != std::string::npos)
        throw std::runtime_error("a text of more than a line: " + text);
    return text;
}

/// A line a pattern, in their order: its kind, the pattern, the name it stands for.
void writePatterns(std::ostream& table, const char* kind, const YAML::Node& patterns,
                   const char* name)
{
    if (!patterns.IsSequence() || patterns.size() == 0)
        throw std::runtime_error(std::string("no patterns of a ").append(kind));
    for (const YAML::Node& each : patterns)
        table << kind << '\t' << field(each["regex"]) << '\t' << field(each[name]) << '\n';
}

void makeTable(const char* source, const char* target)
{
    const YAML::Node all = YAML::LoadFile(source);
    std::ofstream table(target, std::ios::binary | std::ios::trunc);
    writePatterns(table, "browser", all["user_agent_parsers"], "family_replacement");
    writePatterns(table, "system", all["os_parsers"], "os_replacement");
    if (!table.flush())
        throw std::runtime_error(std::string("cannot write ").append(target));
}

} // namespace

int main(int argc, char** argv)
{
    return tableProgram(argc, argv, "agent_table REGEXES_YAML TABLE", makeTable);
}
