from django.core.cache import cache

cache.set('name', 'ada', 0)
print(cache.get('name', 'nobody').title())
cache.get('name').title()
