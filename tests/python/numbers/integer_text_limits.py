n = 7 ** 100
print(n, str(n)[:5], sum(map(int, str(n))))
print(n // 10 ** 80, n % 97, pow(7, 100, 97), -n % 97, n > 1e84, n == n + 0.0, float(n))
print(int('0', 2), int('ff', 16), int('0b11', 0), int('-0x10', 16), f'{n:.3e}', hash(2 ** 61 - 1), (-7) ** 3)
