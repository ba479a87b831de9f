total = 0
def add(n):
    global total, created
    total += n
    created = True

add(5)
add(2)
print(total, created)
def shadow():
    total = 'local'
    return total
print(shadow(), total, 'total' in globals())
def inner():
    del total
inner()
