// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where there is room for three rankings side by side, and for the alerts beside the journey.
export const wide = matchMedia('(min-width: 1900px) and (min-height: 900px)');
