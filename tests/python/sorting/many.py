# So many that they are sorted in parts.
words = [str(n * 7919 % 100003) for n in range(100003)]
print(sorted(words)[:3], sorted(words, reverse=True)[:3])
words.sort()
print(words == sorted(words), len(words), all(a <= b for a, b in zip(words, words[1:])))
numbers = [n * 7919 % 70001 - 35000 for n in range(70001)]
numbers.sort(reverse=True)
print(numbers[:3], numbers[-3:], numbers == list(range(35000, -35001, -1)))
halves = [n % 40000 / 2 for n in range(40001)]
print(sorted(halves)[:4], sorted(halves)[-2:])
