// `settings.py` as the short parameters of an address say it: `max=5&timeout=none`.
//
// Invariant: the text is Python that sets `CACHES`, whatever the parameters hold.

/** Django's default for each; a parameter that says the same says nothing. */
const DEFAULTS = { max: 300, cull: 3, timeout: 300, prefix: '', version: 1 };

/** The text, or `undefined` when everything is as Django has it. */
export function cacheSettings(given) {
  const own = Object.keys(DEFAULTS).filter((name) => given[name] !== undefined && given[name] !== DEFAULTS[name]);
  if (own.length === 0) return undefined;
  const { max, cull, timeout, prefix, version } = { ...DEFAULTS, ...given };
  return `CACHES = {
    'default': {
        'BACKEND': 'django.core.cache.backends.locmem.LocMemCache',
        'TIMEOUT': ${timeout === null ? 'None' : timeout},
        'KEY_PREFIX': ${quoted(prefix)},
        'VERSION': ${version},
        'OPTIONS': {
            'MAX_ENTRIES': ${max},
            'CULL_FREQUENCY': ${cull},
        },
    },
}
`;
}

/** A string of Python; what cannot be seen is left out. */
const quoted = (text) => `'${text.replace(/[\p{C}\p{Z}]/gu, (sign) => (sign === ' ' ? sign : '')).replace(/[\\']/g, '\\$&')}'`;
