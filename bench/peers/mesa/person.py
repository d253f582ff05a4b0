"""A person: what they know, what they need, what they are like. What they do in a week is inherited, file by file."""

from dataclasses import dataclass
from math import hypot

import mesa
from growing import Growing
from learning import Learning
from looking import Looking
from needing import Needing
from sticking import Sticking
from talking import Talking

WHOLEHEARTED = 0.75


@dataclass(slots=True, eq=False)
class Membership:
    """What ties a person to one of their groups."""

    group: object
    commitment: float = WHOLEHEARTED
    slow_weeks: int = 0
    gain: float = 0
    discovery: float = 0


class Person(Needing, Looking, Talking, Sticking, Learning, Growing, mesa.Agent):
    def __init__(self, model, number, organization, expertise, best_field, traits):
        super().__init__(model)
        self.number = number
        self.organization = organization
        self.expertise = expertise
        self.norm = hypot(*expertise)
        self.best_field = best_field
        self.drive = traits["drive"]
        self.openness = traits["openness"]
        self.authenticity = traits["authenticity"]
        self.stance = traits["stance"]
        self.attention = traits["attention"]
        self.ego = traits["ego"]
        self.born_fearless = self.fearlessness = traits["fearlessness"]
        self.we = self.spark = self.esteem = self.angst = 0
        self.spark_from = None
        self.spark_generation = 0

        self.ties = {}  # closeness to each other person
        self.own_ties = set()  # those made during the run
        self.alumni = set()  # those once in a group together

        self.needs = []
        self.stuck_since = None
        self.arisen = 0
        self.supports = None  # the group whose lack they work on
        self.memberships = {}
        self.groups_so_far = 0

        self.seen = []  # (person, group seen through them, closeness)
        self.care = None  # (need of another, their group)
        self.intent = self.intent_group = None
        self.inbox = []  # who talks to them
        self.partner = None  # with whom they would found a group
        self.help_group = None  # for whom they would work from outside
        self.friend_levels = None
        self.friend_close = 0

        self.learned = False  # whether there are gains of last week to forget
        self.met_now = 0
        self.gain_together = self.gain_discovery = self.gain_alumni = self.as_if_alone = 0
