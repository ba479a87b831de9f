a = [3, 1, 2]
a.append(5)
a.extend([7, 8])
a.insert(1, 'x')
print(a, a.pop(), a.pop(0), a.index(2), a.count(5), len(a))
a.remove('x')
a.sort(reverse=True)
print(a, a.copy() == a, a.reverse(), a, a.clear(), a)
