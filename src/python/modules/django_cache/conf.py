class UserSettingsHolder:
    SETTINGS_MODULE = None
    CACHES = _caches
    CACHE_MIDDLEWARE_ALIAS = "default"
    CACHE_MIDDLEWARE_KEY_PREFIX = ""
    CACHE_MIDDLEWARE_SECONDS = 600
    DEBUG = False
    INSTALLED_APPS = []
    SECRET_KEY = "x"
    TIME_ZONE = "UTC"
    USE_I18N = True
    USE_TZ = True

    def __getattr__(self, name):
        if name.isupper():
            raise AttributeError(f"module 'django.conf.global_settings' has no attribute '{name}'")
        raise AttributeError


class LazySettings:
    def __init__(self, given):
        self.__dict__.update(_wrapped=UserSettingsHolder(), _by_program=False, configured=True)
        self._wrapped.__dict__.update(given)

    def __getattr__(self, name):
        return getattr(self._wrapped, name)

    def __setattr__(self, name, value):
        setattr(self._wrapped, name, value)
        if name == "CACHES":
            _set_caches(value)

    def __delattr__(self, name):
        delattr(self._wrapped, name)

    def __repr__(self):
        return '<LazySettings "None">'

    def __str__(self):
        return "<UserSettingsHolder>"

    def is_overridden(self, setting):
        return setting in vars(self._wrapped)

    def configure(self, default_settings=None, **options):
        if self._by_program:
            raise RuntimeError("Settings already configured.")
        for name, value in options.items():
            if not name.isupper():
                raise TypeError("Setting %r must be uppercase." % name)
            setattr(self, name, value)
        self.__dict__["_by_program"] = True


settings = LazySettings(_given)
del _caches, _given
