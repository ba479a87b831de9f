import random
for f in (lambda: random.randint(5, 1), lambda: random.randint(1.5, 2), lambda: random.sample([1, 2], 3), lambda: random.randrange(0), lambda: random.randint(1), lambda: random.choice(5), lambda: random.shuffle('abc'), lambda: random.choices([]), lambda: random.sample({1, 2}, 1)):
    try:
        f()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
