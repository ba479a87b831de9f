import statistics as s
from decimal import Decimal
d = [2.5, 3.25, 5.5, 11.25, 11.75]
print(s.mean(d), s.variance(d), s.stdev(d), s.pvariance(d), s.pstdev(d), s.median(d), s.fmean(d))
print(s.mean([1, 2]), s.mean([1, 3]), s.mean(x for x in range(5)), s.mean([Decimal('0.5'), Decimal('0.75')]), s.stdev([Decimal(1), Decimal(2)]), s.mean([True, False]))
print(s.median_low([1, 3, 5, 7]), s.median_high([1, 3, 5, 7]), s.mode(['a', 'b', 'a']), s.multimode('aabbc'), s.mode([1, 2, 3]), s.multimode([]))
print(s.quantiles(range(1, 11)), s.quantiles(range(1, 11), n=10), s.quantiles([1, 2, 3, 4], method='inclusive'))
print(s.geometric_mean([54, 24, 36]), s.harmonic_mean([40, 60]), s.fmean([3, 5], [1, 3]))
print(s.pvariance([0.1] * 7), s.variance([1, 2, 3, 4]), s.variance([1, 3, 5]), s.stdev([1, 1, 1]), s.stdev([0.1, 0.2, 0.4, 1e10]), s.variance(d, 3))
for f in (s.mean, s.fmean, s.median, s.mode, s.variance, s.stdev, s.pstdev, s.pvariance, s.geometric_mean, s.harmonic_mean, s.quantiles, s.median_low):
    for data in ([], [1], ['a', 'b'], 5, None):
        try:
            print(f.__name__, data, f(data))
        except Exception as e:
            print(f.__name__, data, type(e).__name__, e)
