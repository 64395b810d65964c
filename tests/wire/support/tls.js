// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Certificates made for a test, and servers and clients that use them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { connect } from 'node:tls';
import { patienceMs, within } from './deadline.js';
import { temporaryFolder } from './folder.js';
import { startServer } from './server.js';

const names = 'DNS:localhost,DNS:stats.example,IP:127.0.0.1';

/// A folder that goes with the test `t`.
export function certificateFolder(t) {
  const folder = temporaryFolder('tls');
  return folder;
}

/// Makes a certificate that vouches for itself, and its key; the paths and the certificate's text.
export function makeCertificate(folder, name) {
  const cert = join(folder, `${name}.pem`);
  const key = join(folder, `${name}.key`);
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
    '-noenc', '-keyout', key, '-out', cert, '-subj', `/CN=${name}`,
    '-addext', `subjectAltName=${names}`], { stdio: 'pipe' });
  return { cert, key, ca: readFileSync(cert, 'utf8') };
}

/// The same certificate, as it would be had it ended years ago. Of OpenSSL's commands only `ca` lets
/// one set both ends in every version.
export function expire({ cert, key }) {
  const folder = mkdtempSync(`${cert}.`);
  const [old, request, rules, index] = ['old', 'request', 'rules', 'index'].map((name) => join(folder, name));
  writeFileSync(index, '');
  writeFileSync(rules, ['[ca]', 'default_ca = own', '[own]', `database = ${index}`, `new_certs_dir = ${folder}`,
    'rand_serial = yes', 'default_md = sha256', 'policy = any', '[any]', 'commonName = supplied',
    '[names]', `subjectAltName = ${names}`, ''].join('\n'));
  const openssl = (...options) => execFileSync('openssl', options, { stdio: 'pipe' });
  openssl('x509', '-x509toreq', '-in', cert, '-signkey', key, '-out', request);
  openssl('ca', '-batch', '-selfsign', '-notext', '-config', rules, '-extensions', 'names', '-keyfile', key, '-in', request,
    '-out', old, '-startdate', '20200101000000Z', '-enddate', '20200201000000Z');
  return { cert: old, key, ca: readFileSync(old, 'utf8') };
}

/// Puts text in the place of a file, at once and whole.
export function replaceFile(path, text) {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

/// A server that speaks TLS by a certificate made for it, in `server.certificate`; `server.fetch`
/// trusts it.
export async function startTlsServer(t, options = []) {
  const certificate = makeCertificate(certificateFolder(t), 'first');
  const { cert, key } = certificate;
  const server = await startServer(t, ['--tls-cert', cert, '--tls-key', key, ...options]);
  return Object.assign(server, { certificate, fetch: fetchBy(certificate) });
}

/// A connection that bytes are written to as they are, encrypted.
export class TlsConnection {
  constructor(t, { port, certificate }, options = {}) {
    this.text = '';
    this.socket = connect({ port, host: '127.0.0.1', ca: certificate.ca, ...options });
    this.socket.setEncoding('utf8').on('data', (text) => { this.text += text; });
    this.ended = new Promise((resolve) => { this.socket.on('end', resolve); });
    this.opened = new Promise((resolve, reject) => {
      this.socket.on('secureConnect', resolve).on('error', reject);
    });
    this.opened.catch(() => {}); // for those who do not look
    t.after(() => this.socket.destroy());
  }

  static async open(t, server, options) {
    const connection = new TlsConnection(t, server, options);
    await within(patienceMs, 'the handshake', connection.opened);
    return connection;
  }

  async untilText(part, times = 1) {
    const complete = new Promise((resolve) => {
      const look = () => { if (this.text.split(part).length > times) resolve(); };
      this.socket.on('data', look);
      look();
    });
    await within(patienceMs, () => `${times} × "${part}"; received: ${this.text}`, complete);
    return this.text;
  }
}

/// What `fetch` gives, by TLS with that certificate; for clients that let one bring one's own.
export function fetchBy(certificate) {
  return (url, { method = 'GET', headers = {}, body, signal } = {}) => new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, ca: certificate.ca, signal }, (answer) => {
      resolve(new Response(Readable.toWeb(answer), {
        status: answer.statusCode, headers: Object.entries(answer.headers).flatMap(
          ([name, value]) => [value].flat().map((one) => [name, one])),
      }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/// Connections that stay open between requests.
export function keptAlive(t, certificate, sockets = 1) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets, ca: certificate.ca });
  t.after(() => agent.destroy());
  return agent;
}
