try:
    int('x')
except ValueError as e:
    message = str(e)
print(message)
print(e)
