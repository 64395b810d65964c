// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace footfall {

/// Leaves what OpenSSL holds to the end of the process. By itself it frees that in exit(), where a
/// thread for which QThread::wait() has returned may still be freeing its own part of it: a crash.
/// Only before the first use of OpenSSL in the process, which decides; later it does nothing. Qt
/// HTTP Server uses OpenSSL without TLS, too. Any thread.
void keepOpenSslThroughExit();

} // namespace footfall
