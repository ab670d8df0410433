"""What a stub holds, for each account and region apart."""


class PerRegion(dict):
    def of(self, call):
        """What the account and region of a call hold."""
        return self.setdefault((call.account, call.region), {})

    def __len__(self):
        return sum(len(held) for held in self.values())
