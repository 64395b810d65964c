// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_failure.h"

#include "core/http/message/status.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace footfall {

namespace {

using Retry = RemoteFailure::Retry;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(footfall::RemoteFailure)
};

/// QWebSocket tells the status of an answer that is no upgrade in its text only; since Qt 6.6, of
/// 401 that it does not know how to authenticate.
int statusIn(const QString& errorText)
{
    if (errorText.contains(QLatin1String("authenticat"), Qt::CaseInsensitive))
        return status::unauthorized;
    static const QRegularExpression number(QStringLiteral("\\b[1-5][0-9]{2}\\b"));
    return number.match(errorText).captured().toInt();
}

/// What is wrong with a certificate; what is rare is as OpenSSL says it.
QString faultOf(const QSslError& error)
{
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return Words::tr("it has expired");
    case QSslError::CertificateNotYetValid:
        return Words::tr("it is not valid yet");
    case QSslError::HostNameMismatch:
        return Words::tr("it is for another name");
    case QSslError::SelfSignedCertificate:
        return Words::tr("nobody vouches for it but itself");
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Words::tr("who issued it is not known here");
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return Words::tr("it was revoked");
    default:
        return error.errorString();
    }
}

} // namespace

RemoteFailure socketFailure(QAbstractSocket::SocketError error, const QString& errorText,
                            const QString& host)
{
    const bool isAnswer = error == QAbstractSocket::ConnectionRefusedError;
    if (const int status = isAnswer ? statusIn(errorText) : 0; status > 0)
        return statusFailure(status, host);
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return {Words::tr("No machine called %1 is known: check the address.").arg(host)};
    case QAbstractSocket::ConnectionRefusedError:
        return {Words::tr("Nothing answers at %1: is Footfall running there?").arg(host)};
    case QAbstractSocket::RemoteHostClosedError:
        return {Words::tr("%1 closed the connection.").arg(host)};
    case QAbstractSocket::NetworkError:
    case QAbstractSocket::SocketTimeoutError:
        return {Words::tr("%1 cannot be reached: is there a network?").arg(host)};
    case QAbstractSocket::SslHandshakeFailedError:
        return {Words::tr("No secure connection with %1: %2").arg(host, errorText)};
    default:
        return {Words::tr("No connection with %1: %2").arg(host, errorText)};
    }
}

RemoteFailure statusFailure(int httpStatus, const QString& host)
{
    switch (httpStatus) {
    case 401:
        return {Words::tr("%1 wants a token that it knows. Start again with --token-file "
                          "FILE, or with a share link that was not revoked.")
                    .arg(host),
                Retry::Never};
    case 403:
        return {Words::tr("%1 lets nobody in from here. Ask its operator, then start "
                          "again.")
                    .arg(host),
                Retry::Never};
    case 404:
        return {Words::tr("There is no Footfall at %1: check the address.").arg(host)};
    case 502:
    case 504:
        return {Words::tr("The proxy at %1 does not reach Footfall.").arg(host)};
    case 429:
        return {Words::tr("%1 takes nothing more from here for now: too many connections, or "
                          "too many wrong tokens.")
                    .arg(host)};
    case 503:
        return {Words::tr("%1 has no room for another dashboard now.").arg(host)};
    default:
        break;
    }
    if (httpStatus >= 300 && httpStatus < 400)
        return {Words::tr("%1 sends elsewhere: check whether the address begins with "
                          "https.")
                    .arg(host)};
    return {Words::tr("%1 answers with status %2.").arg(host).arg(httpStatus)};
}

RemoteFailure certificateFailure(const QList<QSslError>& errors, const QString& host)
{
    const QString why = errors.isEmpty() ? QString() : faultOf(errors.first());
    return {
        Words::tr("The certificate of %1 is not trusted (%2). It is looked at again now and then, "
                  "should it be renewed. Or add its authority to those that this machine "
                  "trusts, or use the name it is for, then start again.")
            .arg(host, why),
        Retry::Slowly};
}

RemoteFailure closeFailure(int code, const QString& host)
{
    constexpr int goingAway = 1001;
    constexpr int tryAgainLater = 1013;
    if (code == goingAway)
        return {Words::tr("Footfall at %1 was stopped.").arg(host)};
    if (code == tryAgainLater)
        return {Words::tr("The way to %1 is too slow.").arg(host)};
    return {Words::tr("%1 closed the connection.").arg(host)};
}

RemoteFailure silenceFailure(const QString& host)
{
    return {Words::tr("%1 does not answer any more.").arg(host)};
}

RemoteFailure nonsenseFailure(const QString& host)
{
    return {Words::tr("%1 does not speak as this version of Footfall does.").arg(host)};
}

} // namespace footfall
