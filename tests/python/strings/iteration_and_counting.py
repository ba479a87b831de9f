word = 'mississippi'
counts = {}
for ch in word:
    counts[ch] = counts.get(ch, 0) + 1
print(counts, list(enumerate('ab')), [c for c in word if c in 'ip'], ''.join(reversed(word)))
print(list(zip('abc', 'xyz')), 'b' in 'abc', not 'b' in 'abc', [*'hi'], tuple('hi'))
