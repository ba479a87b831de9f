words = ['listen', 'silent', 'enlist', 'google', 'elgoog', 'cat']
groups = {}
for w in words:
    groups.setdefault(''.join(sorted(w)), []).append(w)
print([g for g in groups.values() if len(g) > 1])
a, b = {1, 2, 3}, {2, 3, 4}
print(a & b, a ^ b, sorted(a | b), a <= {1, 2, 3, 4}, len(a - b), {x * x for x in a})
print(words.index('dog'))
