import sys
print('seen')
print('not seen', file=sys.stderr)
sys.stderr.write('not seen either\n')
print('end')
