from django.core.cache import cache

names = ('get set add touch delete get_or_set get_many set_many delete_many has_key incr decr '
         'incr_version decr_version make_key validate_key make_and_validate_key').split()
for name in names:
    try:
        getattr(cache, name)()
    except TypeError as e:
        print(e)
cache.set()
