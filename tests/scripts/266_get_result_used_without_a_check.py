from django.core.cache import cache

user = cache.get('user')
print(user)
print(user['name'])
