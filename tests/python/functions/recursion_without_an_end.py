def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)

print(fact(20), fact(100) % 10 ** 9 + 7)
def forever(n):
    return forever(n + 1)

try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, e)
forever(0)
