import logging
import sys
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format='%(levelname)s:%(name)s:%(message)s')
log = logging.getLogger('cache')
log.debug('hidden')
log.info('hit %s in %d ms', 'key', 5)
log.warning('miss')
try:
    1 / 0
except ZeroDivisionError as e:
    log.error('failed: %s', e)
print(log.name, log.level, logging.getLevelName(30), log.isEnabledFor(logging.DEBUG), logging.getLogger('cache') is log)
