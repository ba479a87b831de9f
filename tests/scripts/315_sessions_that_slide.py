import random, string, time
from datetime import timedelta
from django.core.cache import cache
random.seed('sessions')
class Session(dict):
    def __init__(self, sid=None, ttl=timedelta(minutes=20)):
        self.sid = sid or ''.join(random.choices(string.ascii_lowercase + string.digits, k=12))
        self.ttl = ttl
        super().__init__(cache.get(self.key) or {})
        self.modified = False
    @property
    def key(self): return f'session.{self.sid}'
    def __setitem__(self, k, v): super().__setitem__(k, v); self.modified = True
    def save(self): cache.set(self.key, dict(self), self.ttl.total_seconds()); self.modified = False
    def flush(self): cache.delete(self.key); self.clear(); self.modified = True
s = Session()
s['user'] = 'ann'; s.setdefault('cart', []).append('tea')
print(s.sid, s, s.modified); s.save()
time.sleep(19 * 60)
print(Session(s.sid), cache.touch(s.key, 1200))
time.sleep(19 * 60)
t = Session(s.sid); print(t, t == s, t.get('cart'), t.pop('user'), t)
t.flush(); print(Session(s.sid), t.ttl, str(t.ttl * 2), t.ttl.total_seconds() // 60)
cache.set('x', 1, timedelta(seconds=5))
