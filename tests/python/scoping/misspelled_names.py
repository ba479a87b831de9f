message = 'hi'
for f in (lambda: mesage, lambda: Print('x'), lambda: true, lambda: null, lambda: lenght([1])):
    try:
        f()
    except NameError as e:
        print(e)
print(mesage)
