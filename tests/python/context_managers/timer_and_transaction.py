import time

class Timer:
    def __enter__(self):
        self.start = time.perf_counter()
        return self
    def __exit__(self, *exc):
        self.elapsed = time.perf_counter() - self.start
        print(f'{self.elapsed:.3f}s', 'failed' if exc[0] else 'ok')

with Timer() as t:
    time.sleep(0.25)
print(t.elapsed)
with Timer():
    time.sleep(1)
    raise RuntimeError('rolled back')
