"""How a person comes closer to others."""


class Talking:
    def talk(self):
        parameters = self.model.parameters
        rules = parameters.talking
        ties, alumni = self.ties, self.alumni
        kept = 1 - rules.decay
        kept_alumni = 1 - rules.decay * parameters.alumni.decay
        for other in ties:
            ties[other] *= kept_alumni if other in alumni else kept
        if self.intent is not None:
            self._come_closer(self.intent, rules.asked * rules.step, rules.step)
        if self.inbox:
            if len(self.inbox) > 1:
                self.random.shuffle(self.inbox)
            for other in self.inbox:
                self._come_closer(other, rules.asked * rules.step, rules.step)
            self.inbox = []
        for group in self.memberships:
            if group.meets:
                for other in group.members:
                    if other is not self:
                        self._come_closer(other, rules.bond, rules.bond)

    def _come_closer(self, other, beginning, step):
        ties = self.ties
        closeness = ties.get(other)
        if closeness is None:
            if not self._make_tie(other, beginning):
                return
            closeness = beginning
        ties[other] = closeness + step * (1 - closeness)

    def _make_tie(self, other, closeness):
        """Whether there is room for a tie, or one of their own making gives way that is weaker."""
        ties, own_ties = self.ties, self.own_ties
        if len(own_ties) >= self.model.parameters.network.room:
            weakest = min(own_ties, key=ties.__getitem__, default=None)
            if weakest is None or ties[weakest] >= closeness:
                return False
            del ties[weakest]
            own_ties.discard(weakest)
            self.alumni.discard(weakest)
        own_ties.add(other)
        return True
