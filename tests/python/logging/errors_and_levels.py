import logging, sys
logging.basicConfig(stream=sys.stdout, format='%(levelname)s %(message)s')
log = logging.getLogger(__name__)
try:
    {}['k']
except KeyError as e:
    log.error('caught %r', e)
    log.warning('info', exc_info=False)
logging.info('hidden')
logging.getLogger().setLevel(logging.INFO)
logging.info('shown')
logging.log(25, 'between')
logging.addLevelName(25, 'NOTICE')
logging.log(25, 'named')
print(logging.getLevelName(25), logging.getLevelName('NOTICE'), logging.getLevelName(7), logging.getLevelName('X'))
logging.disable(logging.WARNING)
log.warning('gone')
log.error('still')
logging.disable(logging.NOTSET)
log.warning('back')
print(log.name, log.level, logging.root.level)
for bad in ('LOUD', 3.5, None):
    try:
        log.setLevel(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    logging.getLogger(5)
except TypeError as e:
    print(e)
try:
    log.info('x', extra={'message': 1})
except KeyError as e:
    print(e)
try:
    log.info('x', nope=1)
except TypeError as e:
    print(e)
log.loud('x')
