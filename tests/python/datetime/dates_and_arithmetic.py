from datetime import date, datetime, timedelta
d = date(2024, 2, 28)
print(d, d + timedelta(days=2), d.weekday(), d.isoformat(), d.strftime('%d/%m/%Y %A %b'), (date(2024, 12, 25) - d).days, d.replace(year=2023), date.fromisoformat('2024-05-17'), d < date(2025, 1, 1))
t = datetime(2024, 5, 17, 8, 5, 30, 500)
print(t, t.date(), t.time(), t - timedelta(hours=9), t.isoformat(' ', 'minutes'), t.timestamp(), datetime.fromtimestamp(0), t.strftime('%H:%M:%S.%f %p %j %y'), datetime.fromisoformat('2024-01-02T03:04:05'))
print(repr(t), repr(timedelta(days=1, hours=2)), datetime.strptime('17.05.2024 08:30', '%d.%m.%Y %H:%M'), date.today(), datetime.now())
t - d
