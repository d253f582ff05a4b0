"""Whom a person notices, who attracts them, and what sparks them."""

from desire import pull, resonance


class Looking:
    def look(self):
        self._notice()
        self._be_attracted()
        self._catch_spark()

    def _notice(self):
        rules = self.model.parameters.noticing
        random = self.random
        ties = self.ties
        self.seen = []
        self.care = None
        if ties:
            floor = rules.floor
            weights = [floor + closeness for closeness in ties.values()]
            for other in random.choices(list(ties), weights, k=rules.looks):
                self._look_at(other, ties[other])
        if random.random() < rules.stranger:
            other = random.choice(self.model.people)
            if other is not self:
                self._look_at(other, 0)

    def _look_at(self, other, closeness):
        parameters = self.model.parameters
        if other.organization != self.organization and self.random.random() >= parameters.organizations.pass_:
            return
        group = other.shown_to(self) if other.memberships else None
        self.seen.append((other, group, closeness))
        rules = parameters.needs
        if closeness > rules.closeEnough and self.stuck_since is None and other.stuck_since is not None:
            if self.random.random() < rules.care + (rules.careOfWe - rules.care) * self.we:
                theirs = (group for group in other.memberships if group not in self.memberships)
                self.care = (self.random.choice(other.needs), next(theirs, None))

    def shown_to(self, other):
        """One recognized group of theirs that the other does not belong to."""
        groups = [
            group
            for group in self.memberships
            if group.recognized_week is not None and group not in other.memberships
        ]
        if not groups:
            return None
        return groups[0] if len(groups) == 1 else self.random.choice(groups)

    def _be_attracted(self):
        self.intent = self.intent_group = None
        if self.stuck_since is None or not self.seeks():
            return
        rules = self.model.parameters.attraction
        strongest = self.threshold()
        for other, group, _ in self.seen:
            if group is not None:
                likeness = resonance(self, group)
                seen = rules.joinBase + rules.joinPull * group.visibility
                factor = (1 - rules.resonance * (1 - likeness)) * seen * group.room()
                drawn = pull(self, group.profile, group.profile_norm, factor, strongest)
                if drawn > strongest:
                    strongest, self.intent, self.intent_group = drawn, other, group
            drawn = pull(self, other.expertise, other.norm, other.shown(), strongest)
            if drawn > strongest:
                strongest, self.intent, self.intent_group = drawn, other, None
        if self.intent is not None:
            self.intent.inbox.append(self)

    def threshold(self):
        """Pull above which they desire to work with somebody."""
        rules = self.model.parameters.attraction
        eased = (1 - rules.easedBySpark * self.spark) * (1 - rules.easedByFearlessness * self.fearlessness)
        return rules.threshold * eased * (1 + rules.deterred * self.angst)

    def shown(self):
        """What they show of themselves, and are held to be."""
        rules = self.model.parameters.attraction
        return (rules.reserve + (1 - rules.reserve) * self.authenticity) * (1 + rules.esteem * self.esteem)

    def has_place(self):
        return len(self.memberships) < self.model.memberships_at_most

    def seeks(self):
        """Whether they look for people to work with: a free place, and settled in no group."""
        settled = self.model.parameters.attraction.settled
        return self.has_place() and all(member.commitment <= settled for member in self.memberships.values())

    def _catch_spark(self):
        rules = self.model.parameters.spreading
        self.spark *= 1 - rules.decay
        for _, group, closeness in self.seen:
            if group is not None:
                near = rules.distant + (1 - rules.distant) * closeness
                self._feed_spark(group, resonance(self, group) * near)
        for group in self.memberships:
            if group.recognized_week is not None:
                self._feed_spark(group, 1)

    def _feed_spark(self, group, force):
        gain = min(1, self.model.parameters.spreading.sigma * group.visibility * force) * (1 - self.spark)
        if gain <= 0:
            return
        self.spark += gain
        if self.random.random() * self.spark < gain:
            self.spark_from, self.spark_generation = group.unique_id, group.generation
