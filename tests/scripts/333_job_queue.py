import time, uuid
from dataclasses import dataclass, field, asdict
from enum import Enum
from django.core.cache import cache
class State(Enum): QUEUED = 1; RUNNING = 2; DONE = 3; FAILED = 4
@dataclass
class Job:
    name: str
    state: State = State.QUEUED
    tries: int = 0
    history: list = field(default_factory=list)
    def move(self, state): self.history.append((self.state.name, time.monotonic())); self.state = state; return self
    def save(self): cache.set(f'job:{self.name}', self, 100); return self
    @classmethod
    def load(cls, name): return cache.get(f'job:{name}')
def run(name, work):
    job = Job.load(name).move(State.RUNNING).save(); job.tries += 1
    try: work()
    except Exception as e: job.move(State.FAILED if job.tries >= 2 else State.QUEUED).history.append(repr(e))
    else: job.move(State.DONE)
    return job.save()
Job('a').save(); Job('b').save()
run('a', lambda: time.sleep(2)); run('b', lambda: 1 / 0); run('b', lambda: [][0])
for n in 'ab': j = Job.load(n); print(j.state, j.tries, j.history)
print(asdict(Job.load('a'))['state'], Job.load('a') == Job.load('a'), Job.load('a').state is State.DONE)
run('c', print)
