import time
from datetime import datetime

CASES = [
    ("2024-02-29", "%Y-%m-%d"), ("2024-13-01", "%Y-%m-%d"), ("2024-01-32", "%Y-%m-%d"), ("2024-1-2", "%Y-%m-%d"),
    ("24-1-2", "%Y-%m-%d"), ("12 PM", "%Y"), ("12:60", "%H:%M"), ("25:00", "%H:%M"), ("7:05", "%H:%M"), ("3 PM", "%I %p"),
    ("12 am", "%I %p"), ("12 pm", "%I %p"), ("13 pm", "%I %p"), ("3pm", "%I%p"), ("Feb 3 2024", "%b %d %Y"),
    ("february 3, 2024", "%B %d, %Y"), ("Fri Feb  2 2024", "%a %b %d %Y"), ("2024-060", "%Y-%j"), ("2024-366", "%Y-%j"),
    ("20240203T040506", "%Y%m%dT%H%M%S"), ("20240203t040506", "%Y%m%dT%H%M%S"), ("04:05:06.5", "%H:%M:%S.%f"),
    ("04:05:06.1234567", "%H:%M:%S.%f"), ("2024-02-03 04:05 +0530", "%Y-%m-%d %H:%M %z"), ("+05:30", "%z"), ("-0800", "%z"),
    ("Z", "%z"), ("z", "%z"), ("05:30", "%z"), ("02/03/24", "%m/%d/%y"), ("02/03/70", "%x"), ("04:05:06", "%X"),
    ("Sat Feb  3 04:05:06 2024", "%c"), ("100%", "%f%%"), ("2024", "%Q"), ("2024", "%Y%"), ("2024-01-01 extra", "%Y-%m-%d"),
    ("2024  01", "%Y %m"), ("202401", "%Y %m"), ("31/02/2024", "%d/%m/%Y"), ("", "%Y"), ("x", ""), ("2024.1", "%Y.%m"),
    ("UTC", "%Z"), ("Monday", "%A"), ("Mond", "%A"), ("5", "%w"), ("8", "%u"), ("(2024)", "(%Y)"), ("2024-02-03", "%F"),
]
for text, fmt in CASES:
    try:
        print(repr(text), repr(fmt), datetime.strptime(text, fmt))
    except ValueError as error:
        print(repr(text), repr(fmt), "-", error)
print(time.strptime("3 Feb 2024", "%d %b %Y"))
for text, fmt in ((5, "%Y"), ("2024", 5)):
    try:
        datetime.strptime(text, fmt)
    except TypeError as error:
        print(error)
