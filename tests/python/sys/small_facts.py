import sys
print(sys.version_info[:2] >= (3, 11), sys.maxsize, sys.getrecursionlimit(), sys.byteorder, len(sys.argv), 'sys' in sys.modules)
print('to stdout', file=sys.stdout)
sys.stdout.write('written\n')
sys.exit('a message for stderr')
