// Caches of npm behind one door: capacity => { set(key, value, milliseconds), get(key) }.
import { TTLCache } from '@isaacs/ttlcache';
import { LRUCache } from 'lru-cache';
import NodeCache from 'node-cache';

export const engines = {
  'bare Map, no timeouts': () => {
    const map = new Map();
    return { set: (key, value) => map.set(key, value), get: (key) => map.get(key) };
  },
  'lru-cache': (max) => {
    const cache = new LRUCache({ max, ttl: 60_000 });
    return { set: (key, value, ttl) => cache.set(key, value, { ttl }), get: (key) => cache.get(key) };
  },
  'node-cache': () => {
    const cache = new NodeCache({ useClones: false, checkperiod: 0 });
    return { set: (key, value, ttl) => cache.set(key, value, ttl / 1000), get: (key) => cache.get(key) };
  },
  // As it comes: every get and every set of an object copies it, as Django's pickling does.
  'node-cache, with its copies': () => {
    const cache = new NodeCache({ checkperiod: 0 });
    return { set: (key, value, ttl) => cache.set(key, value, ttl / 1000), get: (key) => cache.get(key) };
  },
  '@isaacs/ttlcache': (max) => {
    const cache = new TTLCache({ max });
    return { set: (key, value, ttl) => cache.set(key, value, { ttl }), get: (key) => cache.get(key) };
  },
};
