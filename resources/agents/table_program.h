// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <exception>
#include <iostream>

/// The whole of a program that makes a table of a source, `makeTable(source, target)`, which throws
/// where it cannot; `usage` is what it is to be given.
inline int tableProgram(int argc, char** argv, const char* usage,
                        void (*makeTable)(const char* source, const char* target))
{
    if (argc != 3) {
        std::cerr << usage << '\n';
        return EXIT_FAILURE;
    }
    try {
        makeTable(argv[1], argv[2]);
    } catch (const std::exception& fault) {
        std::cerr << argv[1] << ": " << fault.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
