import asyncio
from django.core.cache.backends.locmem import LocMemCache

class Tenant(LocMemCache):
    tenant = 'acme'
    def make_key(self, key, version=None):
        return f'{self.tenant}/' + super().make_key(key, version)
    def validate_key(self, key):
        if '!' in key:
            raise ValueError(f'bad key {key}')
        super().validate_key(key)

c = Tenant('tenants', {'KEY_PREFIX': 'p'})
c.set('a', 1, version=2)
c.set_many({'b': 2, 'c d': 3})
print(list(c._cache), c.get('a'), c.get('a', version=2), c.get_many(['b', 'c d']))
Tenant.tenant = 'other'
print(c.get('b', 'not for you'), c.incr('b') if 'b' in c else 'none', c.get_or_set('b', lambda: 5))
for call in (c.get, c.delete, c.touch, c.has_key, lambda key: c.set(key, 1), lambda key: c.add(key, 1), lambda key: c.delete_many(['b', key])):
    try:
        call('x!')
    except ValueError as error:
        print(error)

class Counting(LocMemCache):
    calls = []
    def get(self, key, *args, **kwargs):
        self.calls.append(('get', key))
        return super().get(key, *args, **kwargs)
    def set(self, key, *args, **kwargs):
        self.calls.append(('set', key))
        super().set(key, *args, **kwargs)

async def main(c):
    await c.aset('x', 1)
    print(await c.aget('x'), await c.aget_many(['x', 'y']), await c.aget_or_set('z', 3), await c.aincr('x'), await c.ahas_key('x'))

c = Counting('counting', {})
asyncio.run(main(c))
print(c.calls)
c.calls.clear()
c.set_many({'m': 1, 'n': 2})
c.get_many(['m', 'q'])
c.incr_version('m')
c.incr('n')
c.get_or_set('o', 1)
print('n' in c, c.calls)
