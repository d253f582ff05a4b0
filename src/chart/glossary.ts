/** What each word of the report means, for a reader who has never seen a simulation. */

type Term = readonly [term: string, meaning: string];

/** What every report speaks of. */
export const BASICS: readonly Term[] = [
  [
    'simulation',
    'A world of made-up people in a computer, who follow simple rules week by week. It shows what follows from the rules, not what real people will do.',
  ],
  [
    'group',
    'Two or more learners who found each other by themselves, because each had a need that the other could help with. Nobody appointed them.',
  ],
  [
    'founded, born',
    'The week in which two people who are stuck, close enough and drawn to each other begin to work together.',
  ],
  [
    'recognized',
    'The week in which the members see that they have become a group: a group comes fully into being when its members recognize it. Only then do others see it and can join.',
  ],
  ['to belong', 'To be a member of a group now. “Ever belonged” also counts those who have let go since.'],
  [
    'need, unmet need',
    'Something a person wants to be able to do and cannot yet. Somebody with an unmet need is stuck until the gap is closed, alone or together.',
  ],
  [
    'expertise, points',
    'How much somebody knows in a field, from 0 (nothing) to 1 (all there is); in the charts from 0 to 100 points.',
  ],
  [
    'learning as if alone',
    'What the same members would have gained in the same weeks without their group: the fair comparison, for they are the same people with the same needs.',
  ],
  [
    'spark',
    'How far a person has come to see this way of working as their own, from 0 to 1. It comes from seeing a group at work and fades slowly. A carrier has a spark of 0.1 or more.',
  ],
  [
    'parent, child, inspired',
    'A group is the child of the group whose spark its founders carried. The parent inspired the child.',
  ],
  ['generation', 'A group without a parent is of the first generation, its children of the second, and so on.'],
  ['family', 'A group of the first generation with all groups that descend from it.'],
  ['fulfilled', 'The group ended because nobody needed it any more: the good end.'],
  ['emptied', 'The group ended because members left before they were done.'],
  ['faded', 'The group ended because its energy was gone.'],
  ['conflict', 'The group ended because trust had broken.'],
  ['in a crisis', 'The group broke or faded in the aftermath of a crisis that had struck it.'],
  ['from outside', 'The group was closed by somebody who did not belong to it, as the scenario says.'],
  [
    'angst',
    'How afraid a person is, from 0 to 100 points. It grows in somebody who is stuck and alone, and falls in a group that meets and when the need is over.',
  ],
  ['esteem', 'How far others see a teacher and leader in a person, from 0 to 100 points.'],
  ['ego', 'How much a person needs to be the one who knows, from 0 to 100 points.'],
  ['from I to we', 'How far a person says we rather than I, from 0 to 100 points.'],
  ['fearlessness', 'How little a person fears to show what they cannot do, from 0 to 100 points.'],
  [
    'organization that changed',
    'So many of its people have belonged to a group and carry the spark that the organization as a whole works this way from then on. The parameter organizations.changed says how many.',
  ],
  ['tie, closeness', 'Two people who know each other; how close they are, from 0 (distant) to 1 (closest).'],
  ['in sight', 'A recognized group is in sight of a person who is tied to one of its members.'],
  ['weeks of people', 'Ten people for one week, or one person for ten weeks, are ten weeks of people.'],
  [
    '95 % interval',
    'The range that chance alone leaves open: if the same were counted again and again, about 95 of 100 such ranges would hold the true value.',
  ],
  [
    'run, replicate',
    'One course of the simulation. Replicates are the same world with other luck; together they show what is typical and what was chance.',
  ],
  ['median', 'The middle one: half of the runs lie below it and half above.'],
  ['seed', 'The word that the luck of a run is drawn from. The same seed gives the same run, to the last digit.'],
  [
    'fingerprint',
    'A short code computed from the scenario, the seed and the version. Two reports with the same fingerprint show the same run.',
  ],
];

/** What only some scenarios have. */
export const FURTHER: readonly Term[] = [
  [
    'assigned team',
    'An expert was appointed, and people were assigned to be taught by that expert. Nobody in it came together by themselves, so it is not counted among the groups.',
  ],
  [
    'class',
    'A week of a group in which one member acts as the expert and the others listen, instead of all learning from each other.',
  ],
  ['support group', 'A group founded to work on what another group lacks, and to hand on what it learns.'],
  [
    'community',
    'A lasting circle of people around a theme. It does not work on a need; groups that do may spring from it.',
  ],
  ['gathering', 'A meeting of a community, now and then, to which whoever likes may come.'],
  [
    'catalyst',
    'A person who fosters this way of working and is seen as if they were a group; open to all, without a need of their own.',
  ],
  [
    'to foster',
    'To stand for this way of working before others: as an individual, as a group or as a catalyst. It can cost angst.',
  ],
  ['weaver', 'A person who introduces people they know to each other.'],
  ['facilitator', 'A person in whose groups trust grows faster and conflict is rarer.'],
  ['coordinator', 'A person in whose groups acting together costs less.'],
  [
    'bridging',
    'A group invites somebody from another organization as a guest, and so builds a bridge between the two.',
  ],
  ['crisis', 'A blow that costs groups trust and energy. Some recover, others break or fade.'],
  [
    'to come, to go, to move',
    'To enter this world as a newcomer, to leave it, or to change to another organization in it.',
  ],
];
