"""How a person learns, alone and from others."""

from math import hypot

PRACTICE_WEEKS = 8


class Learning:
    def turn_to_friend(self):
        self.friend_close = 0
        if self.stuck_since is None or not self.alumni:
            return
        if self.random.random() >= self.model.parameters.alumni.asking:
            return
        friends = [other for other in self.ties if other in self.alumni]
        weights = [self.ties[friend] for friend in friends]
        if sum(weights) <= 0:
            return
        friend = self.random.choices(friends, weights)[0]
        self.friend_close = self.ties[friend]
        self.friend_levels = [friend.expertise[need.field] for need in self.needs]

    def learn(self):
        week = self.model.steps
        if (self.number + week) % PRACTICE_WEEKS == 0:
            self._practise()
        if self.learned:
            self._forget_gains()
        if self.stuck_since is None:
            return
        self.learned = True
        rules = self.model.parameters.learning
        met = self.model.parameters.needs.met
        effort = rules.alone * self.drive * rules.tiring / (rules.tiring + (week - self.stuck_since))
        self.needs = [
            need for at, need in enumerate(self.needs) if self._learn_for(at, need, effort, rules) >= met
        ]
        if not self.needs:
            self.stuck_since = self.supports = None
        self.norm = hypot(*self.expertise)

    def _practise(self):
        k = self.best_field
        if any(need.field == k for need in self.needs):
            return
        practice = PRACTICE_WEEKS * self.model.parameters.learning.practice
        own = self.expertise[k]
        self.expertise[k] = own + min(1, practice * self.drive * self.attention) * (1 - own)
        self.norm = hypot(*self.expertise)

    def _forget_gains(self):
        self.learned = False
        self.met_now = 0
        self.gain_together = self.gain_discovery = self.gain_alumni = self.as_if_alone = 0
        for membership in self.memberships.values():
            membership.gain = membership.discovery = 0

    def _learn_for(self, at, need, effort, rules):
        """Learns in one field needed and returns the gap that remains."""
        k = need.field
        own = self.expertise[k]
        gap = need.level - own
        by_oneself = effort * self.attention * gap
        together, discovered, gains = 0, 0, []
        for group, membership in self.memberships.items():
            gain, found = group.teaches(self, k, own, gap)
            gains.append((membership, gain, found))
            together += gain
            discovered += found
        seen = 0
        for _, group, _ in self.seen:
            if group is not None:
                known = min(gap, group.profile[k] - own)
                if known > 0:
                    seen += rules.seeing * self.drive * group.visibility * known
        friend = 0
        if self.friend_close > 0:
            known = max(0, min(gap, self.friend_levels[at] - own))
            friend = self.model.parameters.alumni.help * self.drive * self.friend_close * known

        # Nobody learns more than they want: where all ways together give more, each gives its part.
        whole = (together if self.memberships else by_oneself) + seen + friend
        part = gap / whole if whole > gap else 1
        if self.memberships:
            self.as_if_alone += by_oneself
            self.gain_together += together * part
            self.gain_discovery += discovered * part
            for membership, gain, found in gains:
                membership.gain += gain * part
                membership.discovery += found * part
        self.gain_alumni += friend * part
        gain = whole * part
        self.expertise[k] = own + gain
        left = gap - gain
        if left < self.model.parameters.needs.met:
            self.met_now += 1
        return left
