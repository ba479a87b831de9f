def later():
    return helper()

try:
    later()
except NameError as e:
    print(e)
def helper():
    return 'helped'
print(later())
print(undefined_name)
