from datetime import timedelta
x = timedelta(days=1, hours=3, minutes=30)
print(x, x.days, x.seconds, x.total_seconds(), x * 2, x / 2, x // timedelta(hours=1), x % timedelta(hours=5), -x, abs(-x), timedelta(seconds=90), timedelta(0), bool(timedelta()), timedelta(weeks=1) > x, timedelta(milliseconds=1500))
print(sum([timedelta(minutes=5), timedelta(minutes=10)], timedelta()), timedelta(hours=-1), repr(timedelta(microseconds=5)), divmod(x, timedelta(hours=2)))
for f in (lambda: x + 5, lambda: timedelta('1'), lambda: x * x, lambda: timedelta(foo=1), lambda: x < 5):
    try:
        f()
    except TypeError as e:
        print(e)
print(timedelta.max > x, timedelta.resolution)
timedelta(days=999999999) * 2
