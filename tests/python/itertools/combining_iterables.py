from itertools import accumulate, chain, combinations, compress, dropwhile, filterfalse, islice, pairwise, permutations, product, repeat, starmap, zip_longest
print(list(chain([1], 'a', (2,))), list(chain.from_iterable(['ab', 'c'])), list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(zip_longest('ab', [1], fillvalue='-')))
print(list(combinations('abc', 2)), list(permutations([1, 2, 3], 2)), list(product('ab', [0, 1])), list(product([0, 1], repeat=2)), list(repeat('x', 2)))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(compress('abc', [1, 0, 1])), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(filterfalse(str.isdigit, 'a1b')), list(pairwise('abc')), list(islice('abcdef', 1, 5, 2)))
islice('abc', -1)
