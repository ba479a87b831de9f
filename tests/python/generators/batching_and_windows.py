from itertools import islice

def batches(iterable, size):
    it = iter(iterable)
    while batch := list(islice(it, size)):
        yield batch

def window(seq, n=2):
    for i in range(len(seq) - n + 1):
        yield tuple(seq[i:i + n])

print(list(batches(range(7), 3)), list(window('abcd')), dict(enumerate(batches('abc', 2))))
print([sum(b) for b in batches(range(5), 2)], next(batches('', 2), 'empty'))
list(window((x for x in 'ab'), 2))
