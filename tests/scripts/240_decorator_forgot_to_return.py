from django.core.cache import cache

def cached(func):
    def wrapper(*args):
        value = cache.get_or_set(func.__name__, lambda: func(*args))
        print('value', value)

@cached
def answer():
    return 42

print(answer)
answer()
