words = ['banana', 'Apple', 'cherry', 'date', 'fig']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (-len(w), w)), sorted(words, reverse=True))
people = [{'n': 'ann', 'a': 30}, {'n': 'bob', 'a': 25}, {'n': 'cy', 'a': 30}]
print([p['n'] for p in sorted(people, key=lambda p: p['a'])], [p['n'] for p in sorted(people, key=lambda p: p['a'], reverse=True)], max(people, key=lambda p: p['a'])['n'])
print(sorted([(1, 'b'), (1, 'a'), (0, 'z')]), sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[1]), sorted([True, 0, 2.5]))
sorted(people)
