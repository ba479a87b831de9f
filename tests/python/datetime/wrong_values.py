from datetime import date, datetime, time
for f in (lambda: date(2024, 2, 30), lambda: date(2024, 13, 1), lambda: date(2023, 2, 29), lambda: datetime(2024, 1, 1, 25), lambda: time(12, 60), lambda: datetime.strptime('x', '%Y'), lambda: datetime.strptime('2024-01-01 extra', '%Y-%m-%d'), lambda: date.fromisoformat('05/17/2024'), lambda: date(2024), lambda: date('2024', 1, 1), lambda: date(0, 1, 1), lambda: date(2024, 1, 1) < datetime(2024, 1, 1), lambda: date(2024, 1, 1) + 1):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
datetime.now().foo
