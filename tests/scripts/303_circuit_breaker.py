import time, enum
from django.core.cache import cache
class State(str, enum.Enum):
    CLOSED = 'closed'; OPEN = 'open'; HALF = 'half-open'
class Breaker:
    def __init__(self, name, fails=2, reset=5): self.name, self.fails, self.reset = name, fails, reset
    @property
    def state(self):
        opened = cache.get(f'cb:{self.name}:opened')
        if opened is None: return State.CLOSED
        return State.HALF if time.time() - opened >= self.reset else State.OPEN
    def call(self, f, *a):
        if self.state is State.OPEN: raise RuntimeError(f'{self.name} is {self.state.value}')
        try:
            r = f(*a)
        except Exception:
            k = f'cb:{self.name}:fails'
            cache.add(k, 0)
            if cache.incr(k) >= self.fails: cache.set(f'cb:{self.name}:opened', time.time())
            raise
        else:
            cache.delete_many([f'cb:{self.name}:fails', f'cb:{self.name}:opened'])
            return r
b = Breaker('api')
def bad(x): return 1 / x
for x in (0, 0, 1, 1):
    try: print(b.call(bad, x))
    except (ZeroDivisionError, RuntimeError) as e: print(type(e).__name__, e, b.state)
time.sleep(5)
print(b.state, b.call(bad, 2), b.state, State.OPEN == 'open', f'{State.OPEN}', str(State.HALF), State('closed'))
b.call(bad, 'x')
