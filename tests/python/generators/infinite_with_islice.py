from itertools import count, islice, takewhile

def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b

print(list(islice(fibonacci(), 10)), list(takewhile(lambda n: n < 50, fibonacci())), [n for n, _ in zip(count(5, 3), range(4))])
pipeline = (n * 2 for n in (m for m in fibonacci() if m % 2))
print(next(pipeline), next(pipeline), next(n for n in fibonacci() if n > 100))
