import random

random.seed(2024)
print(random.betavariate(1, 2), random.betavariate(0.5, 0.5))
print(random.gammavariate(2, 1), random.gammavariate(1, 3), random.gammavariate(0.5, 1))
print(random.vonmisesvariate(0, 4), random.vonmisesvariate(1, 0))
try:
    random.gammavariate(0, 1)
except ValueError as error:
    print(error)
