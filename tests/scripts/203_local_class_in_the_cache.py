from django.core.cache import cache

def make():
    class Point:
        pass
    return Point()

def outer():
    def inner():
        pass
    return inner

for thing in (make, outer):
    try:
        cache.set('k', thing())
    except AttributeError as e:
        print(e)
cache.get_or_set('k', make)
