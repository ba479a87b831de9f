from django.core.cache import cache
from django.core.cache.utils import make_template_fragment_key

print(make_template_fragment_key('sidebar'))
key = make_template_fragment_key('sidebar', ['ann'])
print(key)
cache.set(key, '<ul>...</ul>', 500)
print(make_template_fragment_key('sidebar', ['ann']) in cache, make_template_fragment_key('sidebar', ['bob']) in cache)
print(make_template_fragment_key('cart', [7, True, None]))
print(cache.delete(key))
