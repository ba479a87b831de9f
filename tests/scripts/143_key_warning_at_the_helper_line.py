from django.core.cache import cache

def make(user):
    return f'user {user}'

def remember(user):
    cache.set(make(user), user.upper(), 60)
    return cache.get(make(user))

print(remember('ann'))
print(remember('bob'))
