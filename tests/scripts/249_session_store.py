import time
import json
from django.core.cache import cache

class Session(dict):
    AGE = 30

    def __init__(self, sid):
        super().__init__(json.loads(cache.get(f'session:{sid}', '{}')))
        self.sid = sid

    def save(self):
        cache.set(f'session:{self.sid}', json.dumps(self), self.AGE)

s = Session('abc')
s['user'] = 'ann'
s['cart'] = [1, 2]
s.save()
time.sleep(29)
print(Session('abc'), Session('abc')['cart'], len(Session('zzz')))
time.sleep(1)
print(Session('abc'))
Session('abc')['user']
