import time
print(time.time(), time.monotonic(), time.strftime('%Y-%m-%d %H:%M:%S'), time.strftime('%a %d %b', time.gmtime(0)), time.gmtime(0).tm_year, time.localtime().tm_hour, time.ctime(0), time.time_ns())
start = time.perf_counter()
time.sleep(1.25)
print(time.perf_counter() - start, time.time(), round(time.time() - 1700000000), int(time.time()), time.gmtime()[:6])
time.sleep('soon')
