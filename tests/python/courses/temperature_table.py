def to_fahrenheit(c): return c * 9 / 5 + 32

print(f'{"C":>5} {"F":>7}')
for c in range(-40, 101, 35):
    print(f'{c:>5} {to_fahrenheit(c):>7.1f}')
temps = [21.5, 19.0, 23.25]
print(f'avg {sum(temps) / len(temps):.2f}, max {max(temps)}, above 20: {[t for t in temps if t > 20]}')
print(to_fahrenheit('20'))
