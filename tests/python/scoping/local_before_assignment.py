count = 10
def show():
    print(count)
def broken():
    print(count)
    count = 5

show()
try:
    broken()
except UnboundLocalError as e:
    print(e)
def add():
    count += 1
add()
