import datetime
for f in (lambda: datetime.timedelta(wrong=1), lambda: datetime.timedelta(1,2,3,4,5,6,7,8), lambda: datetime.timedelta('1'), lambda: datetime.timedelta(days=None), lambda: datetime.timedelta(1) + 1, lambda: datetime.timedelta(1) * 'a', lambda: datetime.timedelta(1) / 0, lambda: datetime.timedelta(1) < 5, lambda: datetime.timedelta(second=5), lambda: datetime.datetime(2024), lambda: datetime.datetime(2024, 13, 1), lambda: datetime.datetime.now() - 5, lambda: datetime.datetime.strptime('x', '%Y'), lambda: datetime.datetime.now() + datetime.datetime.now(), lambda: datetime.date(2024, 2, 30), lambda: datetime.datetime(1, 2, 3, wrong=1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
