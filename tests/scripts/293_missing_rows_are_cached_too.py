from django.core.cache import cache
import time

USERS = {1: {'name': 'Ann', 'age': 30}, 2: {'name': 'Bob', 'age': 41}}

def get_user(user_id):
    key = f'user_{user_id}'
    user = cache.get(key)
    if user is None:
        print(f'DB hit for {user_id}')
        try:
            user = USERS[user_id]
        except KeyError:
            cache.set(key, False, 30)
            return None
        cache.set(key, user, timeout=60 * 15)
    return user or None

for uid in (1, 1, 2, 3, 3):
    print(get_user(uid))
time.sleep(31)
print(get_user(3))
print(sorted(cache._cache))
