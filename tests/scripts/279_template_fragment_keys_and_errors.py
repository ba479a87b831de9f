from django.core.cache import cache
from django.core.cache.utils import make_template_fragment_key
key = make_template_fragment_key('sidebar', ['ann', 5])
print(key, make_template_fragment_key('sidebar'), make_template_fragment_key('x', ()))
cache.set(key, '<ul></ul>')
print(cache.delete(key), cache.delete(key))
make_template_fragment_key()
