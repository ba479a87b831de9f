from django.core.cache import cache

ARTICLES = [{'id': 1, 'title': 'Hello', 'views': 10}, {'id': 2, 'title': 'Caching', 'views': 25}]
queries = 0

def articles(**filters):
    global queries
    key = 'articles:' + ':'.join(f'{k}={v}' for k, v in sorted(filters.items()))
    rows = cache.get(key)
    if rows is None:
        queries += 1
        rows = [a for a in ARTICLES if all(a[k] == v for k, v in filters.items())]
        cache.set(key, rows, 60)
    return rows

print(articles(id=2))
print(articles(id=2)[0]['title'], articles(), queries)
articles(author='ann')
