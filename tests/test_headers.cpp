// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Holds nothing: the headers that all tests share are compiled with it.
