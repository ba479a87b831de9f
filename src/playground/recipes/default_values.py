# Default values
# What get() returns for a key that is not there.

from django.core.cache import cache

theme = cache.get('theme')
print(theme)

theme = cache.get('theme', 'light')
print(theme, cache.get('theme'))

# get_or_set() stores the default, too; a callable is called on a miss only.
theme = cache.get_or_set('theme', lambda: 'dark', 30)
print(theme, cache.get('theme'))
theme = cache.get_or_set('theme', 'light', 30)
print(theme)
