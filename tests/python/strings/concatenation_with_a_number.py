age = 36
print('Age: ' + str(age))
try:
    print(age + ' years')
except TypeError as e:
    print(e)
print('Age: ' + age)
