import time
import uuid
from django.core.cache import cache

class Lock:
    def __init__(self, name, ttl=10):
        self.name, self.ttl = name, ttl

    def __enter__(self):
        self.token = uuid.uuid4().hex
        if not cache.add(self.name, self.token, self.ttl):
            raise RuntimeError(f'{self.name} is locked')
        return self

    def __exit__(self, kind, error, tb):
        if cache.get(self.name) == self.token:
            cache.delete(self.name)
        return False

with Lock('job') as lock:
    print('working', len(lock.token))
    try:
        with Lock('job'):
            print('never')
    except RuntimeError as e:
        print(e)
print('job' in cache)
with Lock('slow', ttl=5):
    time.sleep(6)
    print('expired meanwhile:', cache.add('slow', 'thief'))
print(cache.get('slow'))
with Lock('slow'):
    pass
