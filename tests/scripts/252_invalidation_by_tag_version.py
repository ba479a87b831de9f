from django.core.cache import cache

def tag_version(tag):
    return cache.get_or_set(f'tag:{tag}', 1, None)

def cached(key, tags, build):
    full = '|'.join([key] + [f'{t}{tag_version(t)}' for t in sorted(tags)])
    return cache.get_or_set(full, build)

def invalidate(tag):
    try:
        cache.incr(f'tag:{tag}')
    except ValueError:
        cache.set(f'tag:{tag}', 2, None)

build = iter(['first', 'second', 'third']).__next__
print(cached('page', {'posts', 'users'}, build), cached('page', {'posts', 'users'}, build))
invalidate('posts')
print(cached('page', {'posts', 'users'}, build))
invalidate('comments')
print(cached('page', {'users', 'posts'}, build), list(cache._cache)[0])
