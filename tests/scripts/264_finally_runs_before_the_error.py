from django.core.cache import cache

def work():
    cache.add('lock', 1)
    try:
        return 1 / cache.get('divisor', 0)
    finally:
        print('unlocking', cache.delete('lock'))

cache.set('divisor', 4)
print(work())
cache.delete('divisor')
work()
