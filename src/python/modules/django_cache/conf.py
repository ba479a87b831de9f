class UserSettingsHolder:
    CACHES = _caches
    CACHE_MIDDLEWARE_ALIAS = "default"
    CACHE_MIDDLEWARE_KEY_PREFIX = ""
    CACHE_MIDDLEWARE_SECONDS = 600
    DEBUG = False
    SECRET_KEY = "x"
    TIME_ZONE = "UTC"
    USE_I18N = True
    USE_TZ = True
    configured = True

    def __getattr__(self, name):
        raise AttributeError(f"module 'django.conf.global_settings' has no attribute '{name}'")


settings = UserSettingsHolder()
del _caches
