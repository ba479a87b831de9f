from django.core.cache import cache

for key, value in {'zero': 0, 'empty': '', 'list': [], 'dict': {}, 'false': False, 'none': None, 'float': 0.0}.items():
    cache.set(key, value)
    got = cache.get(key, 'DEFAULT')
    print(f'{key:>6}: {got!r:<10} truthy={bool(got)} in={key in cache}')
