from django.core.cache import cache

thing = object()
for value in (None, True, ..., NotImplemented, (), 7, 'text', thing, [], int, print):
    cache.set('k', value)
    got = cache.get('k')
    name = 'object()' if value is thing else repr(value)
    print(name, got == value, got is value if value in (None, True, ..., NotImplemented, int, print, thing, []) else '-')
