import logging
class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.rows = []
    def emit(self, record):
        self.rows.append((record.levelname, record.getMessage(), getattr(record, 'user', '-'), record.lineno, record.args))
class NoSecrets(logging.Filter):
    def filter(self, record):
        return 'secret' not in record.getMessage()
log = logging.getLogger('shop')
log.setLevel(logging.DEBUG)
h = ListHandler()
h.addFilter(NoSecrets())
log.addHandler(h)
log.info('hello %s', 'x', extra={'user': 'ann'})
log.info('a secret')
logging.LoggerAdapter(log, {'user': 'bob'}).warning('adapted %d', 1)
child = logging.getLogger('shop.cart')
child.debug('from the child')
h.addFilter(logging.Filter('shop.cart'))
log.debug('filtered by name')
child.debug('passes')
log.addFilter(lambda r: r.levelno > 10)
log.debug('too low')
for row in h.rows:
    print(row)
print(h, h.level, log.filters == [], logging.NullHandler())
try:
    logging.Handler().emit(None)
except NotImplementedError as e:
    print(e)
log.removeHandler(h)
print(log.handlers)
logging.Formatter(style='?')
