greeting = 'Hello'
print(f'{greeting}')
print(f'{greeting} {nobody}')
