from datetime import date, datetime, time, timezone
import time as clock

moment = datetime(2024, 2, 3, 4, 5, 6)
for code in ("%-d", "%-m/%-d", "%-H:%M", "%-I %p", "%_d", "%0e", "%^a", "%-j"):
    print(code, moment.strftime(code), f"{moment:{code}}", clock.strftime(code, moment.timetuple()))
print(date.fromisocalendar(2024, 9, 4), date.fromisocalendar(2020, 53, 7))
for make in (
    lambda: date.fromisocalendar(2024, 53, 1),
    lambda: date.fromisocalendar(2024, 1, 8),
    lambda: datetime.fromisoformat("2024-13-01"),
    lambda: date.fromisoformat("2024-02-30"),
    lambda: time.fromisoformat("25:00"),
    lambda: datetime.fromisoformat("yesterday"),
    lambda: datetime("2024-01-01"),
    lambda: datetime(),
    lambda: datetime(2024),
    lambda: date("2024", 1),
    lambda: datetime.fromtimestamp(1e20),
    lambda: datetime.fromtimestamp(1e15, timezone.utc),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
