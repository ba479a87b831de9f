total = sum([
    1,
    2,
    int('3'),
    int('four'),
])
