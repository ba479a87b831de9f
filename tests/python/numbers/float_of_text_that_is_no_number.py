try:
    float('1,5')
except ValueError as e:
    print(e)
try:
    float([])
except TypeError as e:
    print(e)
try:
    int(None)
except TypeError as e:
    print(e)
print(float('infinity'), float('1_0.5'))
float('')
