import time, heapq
from django.core.cache import cache
class Scheduler:
    def __init__(self): self.q = []; self.n = 0
    def every(self, seconds):
        def deco(f): self._push(seconds, seconds, f); return f
        return deco
    def _push(self, delay, seconds, f): self.n += 1; heapq.heappush(self.q, (time.time() + delay, self.n, seconds, f))
    def run(self, duration):
        end = time.time() + duration
        while self.q and self.q[0][0] <= end:
            at, _, seconds, f = heapq.heappop(self.q)
            time.sleep(max(0, at - time.time())); f(); self._push(seconds, seconds, f)
s = Scheduler(); start = time.time()
@s.every(2)
def beat(): cache.set('beat', time.time() - start, 3); cache.add('beats', 0, None); cache.incr('beats')
@s.every(5)
def report(): print(f'{time.time() - start:>4.1f}', cache.get('beat'), cache.get('beats'))
s.run(11); time.sleep(3); print(cache.get('beat', 'silent'), len(s.q))
while True:
    if not cache.add('mutex', 1, 2): time.sleep(0.5); continue
    print('got it at', time.time() - start); break
while (t := time.time() - start) < 16: time.sleep(0.3)
print(round(t, 1)); time.sleep(-1)
