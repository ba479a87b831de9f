import sys
try:
    sys.exit('bye')
except SystemExit as e:
    print('caught', e, e.code)
print('last line')
sys.exit(2)
print('never')
