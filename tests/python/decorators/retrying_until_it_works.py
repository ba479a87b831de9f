def retry(attempts, errors=(ValueError,)):
    def deco(f):
        def run(*a):
            for n in range(1, attempts + 1):
                try:
                    return f(*a, n)
                except errors as e:
                    print('attempt', n, 'failed:', e)
                    if n == attempts:
                        raise
        return run
    return deco

@retry(3)
def flaky(limit, n):
    if n < limit:
        raise ValueError(f'{n} < {limit}')
    return n

print(flaky(2))
flaky(9)
