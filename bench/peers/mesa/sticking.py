"""Whether the other side wants it too."""

from desire import pull, resonance


class Sticking:
    def stick(self):
        self.partner = self.help_group = None
        other = self.intent
        if other is None:
            return
        if self.intent_group is not None:
            self._approach(self.intent_group)
            return
        if other.stuck_since is None or not other.seeks():
            return
        if any(group in other.memberships for group in self.memberships):
            return
        rules = self.model.parameters.founding
        enough = rules.closeEnough * (1 - rules.easedBySpark * self.spark)
        if self.organization != other.organization:
            enough += rules.across
        if self.ties.get(other, 0) < enough or other.ties.get(self, 0) < enough:
            return
        least = other.threshold()
        if pull(other, self.expertise, self.norm, self.shown(), least) > least:
            self.partner = other
            self.model.wishing.append(self)

    def _approach(self, group):
        parameters = self.model.parameters
        rules = parameters.joining
        if len(group.members) < rules.room and group.trust >= rules.readiness:
            if group.closeness_to(self) >= rules.closeness or resonance(self, group) >= rules.resonance:
                self.model.asking.append((self, group))
                return
        if self.random.random() < parameters.supporting.chance:
            self.help_group = group
