import os, secrets
print(len(secrets.token_hex(4)), len(secrets.token_bytes(5)), secrets.compare_digest('a', 'a'), secrets.randbelow(1), secrets.choice([7]))
print(os.path.join('a', 'b', '/c', 'd'), os.path.basename('/x/y.txt'), os.path.dirname('/x/y.txt'), os.path.splitext('a/b.tar.gz'), os.path.splitext('.bashrc'), os.path.split('/a'))
os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'x.settings')
print(os.environ['DJANGO_SETTINGS_MODULE'], os.getenv('NO_SUCH_THING', 'd'), os.environ.get('NO_SUCH_THING'), os.sep, os.linesep == '\n')
print(os.environ['NO_SUCH_THING'])
