"""What belonging does to a person, and when they want to let go."""


class Growing:
    def grow_and_commit(self):
        if self.memberships:
            self._grow_together()
            self._commit()
        else:
            self._grow_alone()
        if self.learned:
            learned = self.gain_together - self.gain_discovery + self.gain_alumni
            if learned > 0:
                self.ego *= max(0, 1 - self.model.parameters.growing.egoFalls * learned)

    def _grow_alone(self):
        rules = self.model.parameters.growing
        self.fearlessness -= rules.fearReturns * (self.fearlessness - self.born_fearless)
        self.we -= rules.weFades * self.we
        self.esteem *= 1 - rules.esteemFades
        if self.stuck_since is not None:
            self.angst += rules.angst * (1 - self.angst)
        else:
            self.angst -= rules.angstFades * self.angst

    def _grow_together(self):
        rules = self.model.parameters.growing
        self.esteem *= 1 - rules.esteemFades
        met = False
        for group in self.memberships:
            if not group.meets:
                continue
            met = True
            self.fearlessness += rules.fearlessness * group.trust * (1 - self.fearlessness)
            if self in group.sources.values():
                self.esteem += rules.esteem * (1 - self.esteem)
            if group.recognized_week is None:
                continue
            self.we += rules.we * (1 - self.we)
            if self.openness < 0.5:
                self.openness += rules.opens * (0.5 - self.openness)
        if met:
            self.angst -= rules.angstFalls * self.angst
        elif self.stuck_since is None:
            self.angst -= rules.angstFades * self.angst

    def _commit(self):
        rules = self.model.parameters.letting_go
        for group, membership in self.memberships.items():
            if self.stuck_since is None:
                if self._is_stayed_for(group):
                    chance = rules.needed * (1 - rules.groupFirst * self.we)
                else:
                    chance = rules.free + rules.freeFearless * self.fearlessness
            else:
                here = membership.gain
                alone = self.as_if_alone / len(self.memberships)
                if here + alone > 0:
                    membership.slow_weeks = 0 if here > alone else membership.slow_weeks + 1
                    towards = here / (here + alone)
                    membership.commitment += rules.commitmentPace * (towards - membership.commitment)
                tired = membership.slow_weeks > rules.patience or membership.commitment < rules.commitment
                chance = rules.impatient if tired else 0
            if chance > 0 and self.random.random() < chance:
                self.model.leaving.append((self, group))

    def _is_stayed_for(self, group):
        """Whether somebody in the group who is close still needs something."""
        close_enough = self.model.parameters.needs.closeEnough
        return any(
            other is not self and other.stuck_since is not None and self.ties.get(other, 0) > close_enough
            for other in group.members
        )
