from django.core.cache import cache
import re
from collections import Counter
TEXT = "The cache keeps what the page needs; the page asks the cache first. A cache miss costs time, a cache hit saves it!"
def words(text): return re.findall(r"[a-z']+", text.lower())
def top(text, n=3):
    key = f'top:{hash(text) % 1 }:{n}'
    return cache.get_or_set(key, lambda: Counter(words(text)).most_common(n))
print(top(TEXT), top(TEXT, 1)); print(len(words(TEXT)), len(set(words(TEXT))), max(words(TEXT), key=len))
print(TEXT.title()[:20], TEXT.count('cache'), TEXT.replace('cache', 'CACHE', 1)[:12], [w for w in TEXT.split() if w.istitle()], ' '.join(reversed(TEXT.split()[:3])))
index = {}
for i, w in enumerate(words(TEXT)): index.setdefault(w, []).append(i)
cache.set('index', index); print({w: p for w, p in cache.get('index').items() if len(p) > 2})
print('\n'.join(f'{w:.<10}{n}' for w, n in sorted(Counter(words(TEXT)).items(), key=lambda x: (-x[1], x[0]))[:3]))
print(*(s.strip() for s in re.split(r'[;.!,]', TEXT) if s.strip()), sep='\n'); top(None)
