from collections import deque
d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.appendleft(0)
print(d, d.pop(), d.popleft(), d, d.maxlen, d[0], len(d), 2 in d)
d.rotate(1)
d.extend('ab')
print(d, list(reversed(d)), deque('abc') == deque(['a', 'b', 'c']), d.count('a'), d.index('a'))
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: d[9], lambda: d[0:1], lambda: deque([], -1)):
    try:
        f()
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
d.remove('zz')
