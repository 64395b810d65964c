// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plausible: /js/script.js, with what its name adds (script.hash.outbound-links.js), and /js/pa-KEY.js.
//   data-domain, data-api, data-include, data-exclude, event-NAME="value" on the script
//   plausible(name, {props, u, callback}), plausible.q, plausible.init({…})
import { footfallAt, kept, onClick, script } from './page.js';

const { dataset, attributes, src } = script;
const { q: queue = [], o: early = {} } = Object(window.plausible);
const has = (extension) => new URL(src).pathname.split('.').includes(extension);
const api = dataset.api ?? early.endpoint;

/// Of paths with "*", which stands for a part of it, and "**", which stands for any.
const isAmong = (paths) => paths.split(',').some((path) => new RegExp(`^${path.trim()
  .replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, (stars) => (stars === '*' ? '[^/]*' : '.*'))}/?$`)
  .test(location.pathname));

let options = early;
const ownProps = (name, props) => ({
  ...typeof options.customProperties === 'function' ? options.customProperties(name) : options.customProperties,
  ...Object.fromEntries([...attributes].filter((each) => each.name.startsWith('event-'))
    .map((each) => [each.name.slice(6), each.value])),
  ...props,
});

const downloads = /\.(pdf|xlsx?|docx?|txt|rtf|csv|exe|key|pptx?|ppsx?|7z|pkg|rar|gz|zip|avi|mov|mp4|mpe?g|wmv|midi?|mp3|wav|wma|dmg)$/i;

function clicked(element, tell) {
  const { host, href, protocol, pathname } = element;
  const isLink = element.localName === 'a' && /^http/.test(protocol);
  if (isLink && (has('outbound-links') || options.outboundLinks) && host !== location.host) {
    tell('Outbound Link: Click', ownProps('', { url: href }));
  } else if (isLink && (has('file-downloads') || options.fileDownloads) && downloads.test(pathname)) {
    tell('File Download', ownProps('', { url: href }));
  }
  const props = {};
  for (const name of element.classList) {
    const [, key, value] = /^plausible-event-(.+?)(?:=|--)(.+)$/.exec(name) ?? [];
    if (key) props[key] = value.replaceAll('+', ' ');
  }
  const { name, ...own } = props;
  if (name) tell(name, ownProps(name, own));
  return name;
}

export const adapter = {
  base: footfallAt('..', /\/api\/event$/.test(api) && api.slice(0, -'api/event'.length)),
  site: sitesAreDeclared ? undefined : dataset.domain?.split(',')[0].trim(),
  isManual: has('manual') || early.autoCapturePageviews === false,
  get off() {
    return kept('plausible_ignore') === 'true' || dataset.include && !isAmong(dataset.include)
      || dataset.exclude && isAmong(dataset.exclude);
  },
  path: ({ pathname, hash }) => (has('hash') || options.hashBasedRouting) && pathname + hash,
  begin({ see, tell }) {
    const call = (name, { props, u, url, callback } = {}) => {
      if (name === 'pageview') see(u ?? url, undefined, ownProps(name, props));
      else tell(name, ownProps(name, props));
      if (callback) setTimeout(callback, 0, { status: 202 });
    };
    call.init = (given) => { options = Object(given); };
    window.plausible = call;
    queue.forEach((given) => call(...given));
    onClick((element) => clicked(element, tell));
  },
};
adapter.waits = adapter.isManual;
