from django.core.cache import cache

calls = []

def count_orders(user):
    calls.append(user)
    return 0

def orders(user):
    n = cache.get(f'orders:{user}')
    if not n:
        n = count_orders(user)
        cache.set(f'orders:{user}', n)
    return n

for _ in range(3):
    orders('ann')
print('computed', len(calls), 'times')
print(cache.get('orders:ann', 'missing'))
