// Programs whose speed is worth knowing, and what each prints on CPython with Django.

/** What a learner runs first. */
export const firstProgram = {
  printed: 'Hello None\n',
  source: `from django.core.cache import cache
cache.set('greet', 'Hello', 10)
value = cache.get('greet')
cache.delete('greet')
print(value, cache.get('greet'))`,
};

export const workloads = {
  'set and get': {
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
  'mixed calls': {
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
  arithmetic: {
    printed: '333332833333500000\n',
    source: `s = 0
for i in range(1000000):
    s += i * i
print(s)`,
  },
  'nested loops': {
    printed: '-250\n',
    source: `total = 0
for i in range(500):
    for j in range(1000):
        if (i + j) % 2:
            total += j % 3
        else:
            total -= 1
print(total)`,
  },
  'string building': {
    printed: '288889 0,1,2,3,4 6553\n',
    source: `parts = []
text = ''
for i in range(50000):
    parts.append(str(i))
    if i % 100 == 0:
        text += 'ab' + chr(97 + i % 26)
joined = ','.join(parts)
checksum = 0
for character in joined[:100000]:
    if character == ',':
        checksum += 1
    checksum = (checksum * 31 + ord(character)) % 65521
print(len(joined), joined[:9], '%x' % checksum)`,
  },
  'dict counting': {
    printed: '1009 [(0, 199), (1, 198), (2, 198)] 200000\n',
    source: `counts = {}
for i in range(200000):
    word = i * 7919 % 1009
    counts[word] = counts.get(word, 0) + 1
names = {}
for i in range(100000):
    name = 'w' + str(i % 97)
    if name in names:
        names[name] += 1
    else:
        names[name] = 1
print(len(counts), sorted(counts.items())[:3], sum(counts.values()))`,
  },
  'comprehension and sort': {
    printed: '[0, 1, 1, 2, 2] 100000 [65535, 65535, 65534]\n',
    source: `x = 12345
numbers = []
for _ in range(100000):
    x = (x * 75 + 74) % 65537
    numbers.append(x)
squares = [n * n % 1000 for n in numbers if n % 3]
numbers.sort()
pairs = sorted(zip(squares, numbers), key=lambda pair: pair[0])
print(numbers[:5], len(numbers), sorted(numbers, reverse=True)[:3])`,
  },
  'function calls': {
    printed: '40000400000\n',
    source: `def add(a, b, c=1):
    return a + b + c

total = 0
for i in range(200000):
    total = add(total, i)
    total = add(total, i, c=2)
print(total)`,
  },
  'method calls': {
    printed: '200000 19999900000\n',
    source: `class Counter:
    def __init__(self):
        self.count = 0
        self.total = 0

    def add(self, n):
        self.count += 1
        self.total += n
        return self

    def mean(self):
        return self.total / self.count

counter = Counter()
for i in range(200000):
    counter.add(i).mean()
print(counter.count, counter.total)`,
  },
  generators: {
    printed: '13333266666 199999\n',
    source: `def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1

def thirds(source):
    for n in source:
        if n % 3 == 0:
            yield n * 2

total = 0
for n in thirds(numbers(200000)):
    total += n
print(total, max(n for n in numbers(200000)))`,
  },
  'fib(25)': {
    printed: '75025\n',
    source: `def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(25))`,
  },
  'f-strings': {
    printed: '2518986 user:99999:049999.50|  99999|0x1869f\n',
    source: `length = 0
for i in range(100000):
    text = f'user:{i}:{i / 2:09.2f}|{i:>7}|{i:#x}'
    length += len(text) - len(f'{text!s:.10}')
print(length, text)`,
  },
};

// What recording costs is measured on a program that keeps within the default limit of steps.
export const recorded = `from django.core.cache import cache
hits = 0
for i in range(900):
    key = 'key%d' % i
    cache.set(key, i, timeout=60)
    if cache.get(key) == i:
        hits += 1
print(hits)`;
