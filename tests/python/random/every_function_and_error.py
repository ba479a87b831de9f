import random
random.seed(42)
print(random.random(), random.randint(1, 6), random.choice('abc'), random.sample(range(100), 5), random.shuffle(l := list(range(5))), l, random.uniform(1, 2), random.choices([1, 2, 3], weights=[1, 1, 8], k=5), random.gauss(0, 1), random.randrange(0, 100, 5), random.getrandbits(16), random.triangular(0, 1), random.expovariate(2))
r = random.Random('text'); print(r.random(), r.randbytes(3), r.choice([1]), random.Random(1.5).random(), random.Random(b'x').random())
st = random.getstate(); a = random.random(); random.setstate(st); print(a == random.random())
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.shuffle('abc'), lambda: random.choices([1], [0]), lambda: random.randint(1.5, 2), lambda: random.seed([1]), lambda: random.sample({1, 2}, 1), lambda: random.choice({}), lambda: random.choice(5), lambda: random.randint(1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
