words = 'the cat and the dog and the bird'.split()
seen, unique = set(), []
for w in words:
    if w not in seen:
        seen.add(w)
        unique.append(w)
print(unique, len(set(words)), sorted(set(words)), list(dict.fromkeys(words)))
print({n % 3 for n in range(10)}, set('hello') == {'h', 'e', 'l', 'o'}, {(1, 2), (1, 2)}, type({}), type({1}))
