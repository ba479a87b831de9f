from django.core.cache import cache

class Connection:
    def __init__(self, host):
        self.host = host
        self.handle = (x for x in 'socket')

    def __getstate__(self):
        state = self.__dict__.copy()
        del state['handle']
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.handle = 'reopened'

cache.set('c', Connection('db1'))
again = cache.get('c')
print(again.host, again.handle, vars(again))
del Connection.__getstate__
cache.set('c', Connection('db2'))
