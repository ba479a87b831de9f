def say():
    print('in say')

def early(n):
    if n:
        return
    return 'end'

print(say(), early(1), early(0))
x = say() + 1
