import pickle
from django.core.cache import cache

cache.set('k', {'a': [1, 2]})
raw = cache._cache[':1:k']
print(type(raw).__name__, pickle.loads(raw))
print(pickle.loads(pickle.dumps((1, 'two', None))))
cache._cache[':1:k']['a']
