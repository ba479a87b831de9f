memo = {}
calls = 0
def fib(n):
    global calls
    calls += 1
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]

print(fib(90), calls, len(memo), list(memo.items())[:3])
print(fib('10'))
