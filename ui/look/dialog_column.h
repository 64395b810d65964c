// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;
class QVBoxLayout;

namespace footfall {

/// The column of a dialog, which begins with the title that its window has already.
QVBoxLayout* makeDialogColumn(QDialog* dialog);

} // namespace footfall
