import statistics
data = [1, 2, 2, 3, 10]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), round(statistics.stdev(data), 4), statistics.pvariance([1, 3]), statistics.median([1, 2, 3, 4]), statistics.fmean(data), statistics.mean([1.5, 2.5]))
try:
    statistics.mean([])
except statistics.StatisticsError as e:
    print(e)
statistics.stdev([1])
