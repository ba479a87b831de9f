// The text that links of the kind `c1` are compressed against: what most of them hold anyway.
//
// Invariant: these 300 bytes never change, or every link that was ever shared is lost. A better
// dictionary is a new kind of link, beside this one.
const TEXT = String.raw`,"opts":{"settings":"CACHES = {'default': {'TIMEOUT': 'OPTIONS': {'MAX_ENTRIES': ","epoch":,"mode":"}print(cache.get_or_set('key', None)\nif value is None:\n    for i in range(cache.incr('import time\ntime.sleep(5)\n {"code":"from django.core.cache import cache\n\ncache.set('greet', 'Hello', 10)\nva`;

export const DICTIONARY = new TextEncoder().encode(TEXT);
