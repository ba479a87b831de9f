cache.clear()
assert [is_allowed('ada') for _ in range(3)] == [True, True, True], "The first three times should be allowed."
assert is_allowed('bob') is True, "Another user has a count of their own: Bob's first time should be allowed."
# at 30
assert is_allowed('ada') is False, "The fourth time within the minute should not be allowed."
# at 59
assert is_allowed('ada') is False, "At 59 seconds the minute is not over: it should still not be allowed."
# at 61
assert is_allowed('ada') is True, "At 61 seconds the minute is over, counted from their first time, and a new one should begin."
