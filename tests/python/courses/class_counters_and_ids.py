class User:
    count = 0
    _by_id = {}
    def __init__(self, name):
        User.count += 1
        self.id = User.count
        self.name = name
        User._by_id[self.id] = self
    @classmethod
    def find(cls, id):
        return cls._by_id[id]
    def __repr__(self):
        return f'<User {self.id}: {self.name}>'

ann, bob = User('ann'), User('bob')
print(User.count, User.find(2), [ann, bob], User.find(1) is ann)
User.find(3)
