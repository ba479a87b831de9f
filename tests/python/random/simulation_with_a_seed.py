import random
random.seed(2024)
rolls = [random.randint(1, 6) for _ in range(10)]
print(rolls, sum(rolls))
names = ['ann', 'bob', 'cy', 'dee']
random.shuffle(names)
print(names, random.choice(names), random.sample(names, 2), round(random.uniform(0, 10), 3), random.random() < 0.5)
random.seed(2024)
print([random.randint(1, 6) for _ in range(10)] == rolls)
random.sample(names, 9)
