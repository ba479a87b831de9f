from django.core.cache import cache

made = []

def build():
    made.append([1, 2])
    return made[-1]

first = cache.get_or_set('k', build)
print(first == made[0], first is made[0])
first.append(3)
print(cache.get_or_set('k', build), len(made))
