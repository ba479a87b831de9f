print('never printed')
print(f'value: {}')
