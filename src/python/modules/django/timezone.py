from datetime import datetime, timedelta, timezone, tzinfo

from django.conf import settings


def get_default_timezone():
    return timezone.utc


def get_current_timezone():
    return timezone.utc


def now():
    return datetime.now(tz=timezone.utc if settings.USE_TZ else None)


def localtime(value=None, timezone=None):
    value = value or now()
    if is_naive(value):
        raise ValueError("localtime() cannot be applied to a naive datetime")
    return value.astimezone(timezone or get_current_timezone())


def localdate(value=None, timezone=None):
    return localtime(value, timezone).date()


def is_aware(value):
    return value.utcoffset() is not None


def is_naive(value):
    return value.utcoffset() is None


def make_aware(value, timezone=None):
    if is_aware(value):
        raise ValueError("make_aware expects a naive datetime, got %s" % value)
    return value.replace(tzinfo=timezone or get_current_timezone())


def make_naive(value, timezone=None):
    if is_naive(value):
        raise ValueError("make_naive() cannot be applied to a naive datetime")
    return value.astimezone(timezone or get_current_timezone()).replace(tzinfo=None)
