from django.core.cache import cache

class Temp:
    pass

cache.set('t', Temp())
print(type(cache.get('t')).__name__)
Temp.label = 'added later'
print(cache.get('t').label)
del Temp
try:
    cache.get('t')
except AttributeError as e:
    print(str(e).split(' on <')[0])
print('t' in cache)
