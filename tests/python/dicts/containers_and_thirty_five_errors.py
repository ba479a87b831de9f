d = {'a': 1, 'b': 2}
print(d.pop('z', None), d.setdefault('c', []), d.items(), d.keys() & {'a', 'z'}, d | {'a': 9}, dict.fromkeys('xy', 0), {v: k for k, v in [('a', 1)]}, list(d), max(d, key=lambda k: str(d[k])), d.copy() is d, {**d, 'n': 1})
s = {1, 2, 3}; print(s | {4}, s & {1}, s - {1}, s ^ {1, 9}, s <= {1, 2, 3, 4}, s.isdisjoint({7}), frozenset(s), {1} < s, s.union([8], (9,)), len(s), 2 in s)
l = [3, 1, 2]; l.extend('ab'); l[1:3] = [9]; l.insert(-1, 'i'); print(l, l.index('a'), l.count(3), l[::2], l * 2, l + [1], l.pop(0), l.remove('b'), l.reverse(), l, sorted([3, 1], reverse=True), [1, 2] < [1, 3], [[0] * 2] * 2)
t = (1, [2]); t[1].append(3); print(t, t + (4,), t.index(1), t * 2, (1,) == (1.0,), tuple('ab'), divmod(7, 2), *reversed(t))
for bad in (lambda: d['q'], lambda: d.pop('q'), lambda: d.update(5), lambda: d.update([1]), lambda: {}[[]], lambda: s.remove(9), lambda: s.add([]), lambda: s + {1}, lambda: s | [1], lambda: s[0], lambda: l[99], lambda: l['a'], lambda: l.remove('zz'), lambda: l.index('zz'), lambda: l + (1,), lambda: l * 'a', lambda: [].pop(), lambda: l.sort(), lambda: t.append(1), lambda: t.__setitem__(0, 1), lambda: (1,)[3], lambda: l.insert(1), lambda: l.extend(5), lambda: list(1, 2), lambda: dict(a=1, **{'a': 2}), lambda: set(5), lambda: d.get(), lambda: d.fromkeys(), lambda: d + d, lambda: d < d, lambda: [1, 2][1:'a'], lambda: [1][::0], lambda: [*5], lambda: {**5}, lambda: min(5), lambda: max(1, 'a'), lambda: sum([[1]], 0), lambda: dict(**{1: 2})):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
for k in d:
    d[k + 'x'] = 1
