// SPDX-FileCopyrightText: Footfall contributors
// SPDX-License-Identifier: GPL-3.0-or-later

export const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/// A page view of that session.
export function pageview(sessionId, page = '/home', more = {}) {
  return { type: 'pageview', page, sessionId, ...more };
}

/// Two visitors: one looks at two pages, clicks and leaves, the other stays.
export const visit = [
  {
    type: 'pageview', page: '/home', sessionId: 'visitor-001', timestamp: '2025-07-20T10:30:00Z',
    country: 'India', metadata: { device: 'desktop', referrer: 'google.com' },
  },
  {
    type: 'pageview', page: '/products', sessionId: 'visitor-001',
    timestamp: '2025-07-20T10:30:30Z', country: 'India', metadata: { device: 'desktop' },
  },
  {
    type: 'click', page: '/products', sessionId: 'visitor-001', timestamp: '2025-07-20T10:30:45Z',
    country: 'India', metadata: { element: 'buy-button' },
  },
  {
    type: 'pageview', page: '/about', sessionId: 'visitor-002', timestamp: '2025-07-20T10:31:00Z',
    country: 'USA', metadata: { device: 'mobile', referrer: 'facebook.com' },
  },
  {
    type: 'session_end', page: '/products', sessionId: 'visitor-001',
    timestamp: '2025-07-20T10:35:00Z', country: 'India',
  },
];
