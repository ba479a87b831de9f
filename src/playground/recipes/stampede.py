# Against a stampede
# When a popular key expires, one reader works; the others take the old copy.

import time
from django.core.cache import cache

def build(reader):
    print(reader, 'builds the report')
    return f'report by {reader}'

def read(reader):
    report = cache.get('report')
    if report is not None:
        return report
    if not cache.add('report:lock', reader, 5):
        return cache.get('report:stale', 'please wait')
    report = build(reader)
    cache.set('report', report, 10)
    cache.set('report:stale', report, 60)
    return report

print(read('ann'))
print(read('bob'))
time.sleep(10)
cache.add('report:lock', 'cat', 5)  # cat is building
print(read('dan'))
time.sleep(5)
print(read('eve'))
