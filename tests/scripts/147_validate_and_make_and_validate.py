from django.core.cache import cache

print(cache.make_and_validate_key('k'), cache.make_and_validate_key('k', version=3))
print(cache.validate_key('no prefix here'))
print(cache.validate_key('x' * 250))
print(cache.validate_key('x' * 251))
print(cache.make_and_validate_key('a b'))
cache.validate_key(12)
