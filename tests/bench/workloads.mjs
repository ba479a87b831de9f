// Programs whose speed is worth knowing: what each prints on real Python and Django, and how
// many operations it is made of.
export const workloads = {
  distinct: {
    operations: 20_000,
    printed: '10000\n',
    source: `from django.core.cache import cache
cache.clear()
hits = 0
for i in range(10000):
    key = 'key%d' % i
    cache.set(key, i, timeout=60)
    if cache.get(key) == i:
        hits += 1
print(hits)`,
  },
  // One set to four gets over 1,000 keys of which 300 fit: the hits depend on the exact order of culling.
  mixed: {
    operations: 50_000,
    printed: '9670\n',
    source: `from django.core.cache import cache
cache.clear()
x = 12345
hits = 0
for i in range(50000):
    x = (x * 75 + 74) % 65537
    key = 'key%d' % (x % 1000)
    if i % 5 == 0:
        cache.set(key, i, timeout=60)
    elif cache.get(key) is not None:
        hits += 1
print(hits)`,
  },
  loop: {
    operations: 1_000_000,
    printed: '333332833333500000\n',
    source: `s = 0
for i in range(1000000):
    s += i * i
print(s)`,
  },
};
