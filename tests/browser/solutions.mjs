// Programs that solve tasks of the lessons, for the tests that do them by mouse and by keyboard.

export const PROFILES = `from django.core.cache import cache

loads = 0

def load_profile(user_id):
    global loads
    loads += 1
    return {'id': user_id, 'name': f'User {user_id}'}

def get_profile(user_id):
    return cache.get_or_set(f'profile_{user_id}', lambda: load_profile(user_id), 600)

print(get_profile(1))
`;
