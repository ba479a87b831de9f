from django.core.cache import cache

cache.set('<script>alert(1)</script>', '</table>&amp;"\'', 60)
cache.get('|`*_<!--')
cache.incr_version('<script>alert(1)</script>')
