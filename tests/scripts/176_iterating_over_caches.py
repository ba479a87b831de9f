# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}, "zeta": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}, "alpha": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
from django.core.cache import caches

print(list(caches), 'zeta' in caches, 'nope' in caches)
print([type(c).__name__ for c in caches.all()])
for alias in caches:
    caches[alias].set('k', alias)
print([caches[a].get('k') for a in caches])
print(caches.close_all())
len(caches)
