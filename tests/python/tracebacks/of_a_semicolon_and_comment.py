x = 1;  # fine
y = 2; z = 3
print(x, y, z); print('// is no comment', 7 // 2)
w = 4 // this is not a comment
