from datetime import datetime, timedelta
start = datetime.now()
deadline = start + timedelta(hours=1, minutes=1, seconds=5)
left = deadline - start
print(left, left.seconds // 60, divmod(left.total_seconds(), 60), f'{deadline:%Y-%m-%d %H:%M}', deadline.strftime('%d.%m. um %H Uhr'))
print(start.date() == deadline.date(), max(start, deadline) == deadline, (start - deadline).total_seconds(), start.replace(microsecond=5).isoformat(), f'{start:%A, %B %d}')
start + 60
