// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json/json_document.h"

#include "core/base/json/json_parser.h"
#include "core/base/json/json_scan.h"

#include <QJsonObject>

#include <string>

namespace footfall {

Result<QJsonDocument> readJson(QByteArrayView text, std::size_t maxDepth)
{
    if (text.size() > maxJsonDocumentBytes)
        return Error{"Invalid JSON: more than " + std::to_string(maxJsonDocumentBytes) + " bytes"};
    JsonParser parser(maxDepth);
    const auto json = parser.parseCopy({text.data(), std::size_t(text.size())});
    if (!json)
        return Error{json.error()};
    const std::string_view good = parser.parsed();
    QJsonParseError failure;
    QJsonDocument document = QJsonDocument::fromJson(
        QByteArray::fromRawData(good.data(), qsizetype(good.size())), &failure);
    // To Qt a number that is next to nothing is none.
    if (failure.error == QJsonParseError::IllegalNumber)
        document =
            QJsonDocument::fromJson(QByteArray::fromStdString(scanJson(good, maxDepth).mended));
    return document;
}

QJsonObject readJsonObject(QByteArrayView text)
{
    const Result<QJsonDocument> document = readJson(text);
    return document ? document->object() : QJsonObject();
}

} // namespace footfall
