from django.core.cache import cache

tests = {
    'iterate': lambda: list(cache),
    'len': lambda: len(cache),
    'call': lambda: cache(),
    'subscript': lambda: cache['a'],
    'add': lambda: cache + 1,
    'compare': lambda: cache < cache,
    'with': lambda: cache.__enter__,
    'method value': lambda: cache.get['a'],
}
for name, test in tests.items():
    try:
        test()
    except (TypeError, AttributeError) as e:
        print(f'{name}: {type(e).__name__}: {e}')
print(bool(cache), callable(cache), hasattr(cache, '__len__'))
del cache['a']
