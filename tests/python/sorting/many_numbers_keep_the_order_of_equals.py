x = 12345
values = []
for i in range(3000):
    x = (x * 1103515245 + 12345) % 2147483648
    values.append((x - 1073741824) / (1 << (i % 40)))
ints = [int(value) for value in values]
print(sorted(values)[::300], sorted(values, reverse=True)[:5])
print(sorted(ints)[::400])
print(sorted(ints, key=lambda n: n % 7)[:20])
print(sorted(ints, key=lambda n: -n % 5 * 0.5, reverse=True)[:20])

pairs = [(n % 3, i) for i, n in enumerate(ints)]
pairs.sort(key=lambda pair: pair[0])
print(pairs[:3], pairs[1500:1503], pairs == sorted(pairs))

large = [2**62, -2**63, 2**63 - 1, 0, -1, 5] * 20
large.sort()
print(large[::15])
zeros = [0.0, -0.0, 1.5, -1.5, float('inf'), -float('inf')] * 15
zeros.sort()
print(zeros)
print(sorted([3, 1, 2]), sorted([]), sorted([2, 1]), sorted([True, 0, 3]))
