from django.core.cache import cache

class UserKey:
    def __init__(self, pk):
        self.pk = pk

    def __str__(self):
        return f'user-{self.pk}'

cache.set(UserKey(3), 'Ann')
print(cache.get('user-3'), cache.get(UserKey(3)), UserKey(3) in cache)
print(len(cache.get_many([UserKey(3), UserKey(4)])))
