try:
    import nonexistent_module
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from math import cube
except ImportError as e:
    print(str(e).split(' (')[0])
try:
    import numpy_like as np
except ImportError:
    np = None
print(np)
import redis_cache.client
