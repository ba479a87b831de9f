from functools import partial
from django.core.cache import cache

class Loader:
    def __init__(self, name):
        self.name = name

    def __call__(self):
        print('loading', self.name)
        return self.name.upper()

    def method(self):
        return [self.name] * 2

print(cache.get_or_set('list', list), cache.get_or_set('dict', dict), cache.get_or_set('int', int))
print(cache.get_or_set('instance', Loader('x')), cache.get_or_set('instance', Loader('y')))
print(cache.get_or_set('bound', Loader('z').method))
print(cache.get_or_set('partial', partial(int, 'ff', base=16)))
print(cache.get_or_set('power', partial(pow, 2), 5))
