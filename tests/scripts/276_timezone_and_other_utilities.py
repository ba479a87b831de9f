from django.utils import timezone
from datetime import timedelta, datetime
n = timezone.now()
print(n, timezone.is_aware(n), timezone.localtime(n), timezone.localdate(), timezone.make_naive(n), timezone.make_aware(datetime(2024, 1, 1)))
print(timezone.now() + timezone.timedelta(days=1) > n, n.tzinfo)
for bad in (lambda: timezone.make_aware(n), lambda: timezone.make_naive(datetime(2024, 1, 1)), lambda: timezone.localtime(datetime(2024, 1, 1)), lambda: n - datetime(2024, 1, 1), lambda: timezone.utc):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
from django.utils.functional import cached_property
class A:
    @cached_property
    def x(self):
        print('once')
        return 1
a = A()
print(a.x, a.x)
from django.utils.encoding import force_str, force_bytes, smart_str
print(force_str(b'abc'), force_bytes('é'), smart_str(5), force_str(None), force_bytes(5))
from django.core.cache import cache
cache.set('t', timezone.now(), 60)
print(cache.get('t') == n)
