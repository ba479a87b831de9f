value, width, places = 3.14159, 10, 3
print(f'{value:{width}.{places}f}|{value:<{width}}|{value:^{width}.1f}|')
for i in range(1, 4):
    print(f'{i:>{i * 2}}{"*" * i:_<5}')
