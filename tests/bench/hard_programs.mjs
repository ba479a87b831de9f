// Programs that a page could hang on: each keeps one built-in, or the machine, busy for long.
// `needs` names what of the page it is about: those that run for ever are stopped by the measurement.
const CACHE = 'from django.core.cache import cache\n';
const roomy = (entries, frequency) =>
  `# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": ${entries}, "CULL_FREQUENCY": ${frequency}}}}\n`;

export const hardPrograms = {
  'endless loop': 'while True:\n    pass\n',
  'endless loop of calls': `${CACHE}def work(n):\n    cache.set('k%d' % (n % 50), n)\n    return n + 1\nn = 0\nwhile True:\n    n = work(n)\n`,
  'endless output': "while True:\n    print('x' * 100)\n",
  'output of 250 KB at once': "print('a line of text\\n' * 20000)\n",
  'deep recursion': 'def down(n):\n    return down(n + 1)\ndown(0)\n',
  'cull of 20,000': `${roomy(20000, 1)}${CACHE}cache.set_many({'k%d' % n: n for n in range(20000)})\ncache.set('more', 1)\nprint('k1' in cache)\n`,
  'cull of half of 9,000': `${roomy(9000, 2)}${CACHE}for n in range(3): cache.set_many({'k%d-%d' % (n, m): m for m in range(9000)})\n`,
  '5,000 steps over 1,000 keys': `${roomy(1000, 3)}${CACHE}n = 0\nwhile True:\n    cache.set('k%d' % (n * 7919 % 1000), n)\n    n += 1\n`,
  'big integers multiplied': 'x = 7 ** 200000\ny = x * x\nz = y * y\nprint(z.bit_length())\n',
  'big integers raised': 'x = 3 ** 2000000\nprint(x.bit_length())\n',
  'big integers divided': 'x = 7 ** 300000\ny = 3 ** 200000\nprint((x // y).bit_length(), (x % y).bit_length())\n',
  'big integers printed': 'import sys\nsys.set_int_max_str_digits(0)\nx = 7 ** 100000\nprint(len(str(x)))\n',
  'big integers read': "import sys\nsys.set_int_max_str_digits(0)\nprint(int('7' * 100000).bit_length())\n",
  'pow with a modulus': 'm = 3 ** 4000\nprint(pow(7 ** 2000, 5 ** 1500, m).bit_length())\n',
  factorial: 'import math\nprint(math.factorial(20000).bit_length())\n',
  'sort of a million': 'import random\nnumbers = [random.random() for _ in range(1000000)]\nnumbers.sort()\nprint(numbers[0] <= numbers[-1])\n',
  'sort of strings': "words = [str(n * 7919 % 400000) for n in range(400000)]\nwords = sorted(words)\nprint(words[0])\n",
  'list of millions': 'a = list(range(2000000))\nb = a[:]\nb.reverse()\nprint(len(a + b), a == b, sum(a), max(a), 5 in b)\n',
  'set of a million': 'a = set(range(1000000))\nb = set(range(500000, 900000))\nprint(len(a & b), len(a - b), len(a | b), a > b)\n',
  'dict of a million': 'd = dict.fromkeys(range(700000))\ne = dict(d)\nprint(len(e), d == e)\nd.clear()\n',
  'repr of a million': 'a = list(range(1000000))\nprint(len(repr(a)))\nprint(a)\n',
  'repr of many names': 'for n in range(200):\n    globals()["v%d" % n] = list(range(5000))\nprint(len(globals()) > 200)\n',
  'long strings': "s = 'ab' * 5000000\nt = s.replace('ab', 'ba')\nprint(len(t), s.count('b'), s.find('zz'), len(s.split('a')), s.upper() == t)\n",
  'joined strings': "s = ','.join(map(str, range(500000)))\nprint(len(s), len(s.split(',')), s[::-1][:5])\n",
  'pickled list': `${CACHE}a = list(range(300000))\ncache.set('a', a)\nprint(len(cache.get('a')))\n`,
  'deep copy': 'import copy\na = [[n] for n in range(100000)]\nprint(len(copy.deepcopy(a)))\n',
  'json of a list': 'import json\ntext = json.dumps(list(range(200000)))\nprint(len(text), len(json.loads(text)))\n',
  'regular expression': "import re\nprint(re.match('(a+)+$', 'a' * 40 + 'b'))\n",
  'regular expression over a long text': "import re\nprint(len(re.findall('[a-z]+', 'some words ' * 200000)))\n",
  'hash of a long text': "import hashlib\nprint(hashlib.sha256(b'x' * 20000000).hexdigest()[:8])\n",
  product: 'import itertools\nprint(sum(1 for _ in itertools.product(range(300), repeat=3)))\n',
  'nested lists dropped': 'a = []\nfor _ in range(300000):\n    a = [a]\na = None\nprint(a)\n',
  'a long program': Array.from({ length: 3000 }, (_, n) => `v${n} = ${n} + len('${'x'.repeat(20)}')`).join('\n') + '\n',
};
