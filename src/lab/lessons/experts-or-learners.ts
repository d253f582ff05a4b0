/** Lesson 3: who gets further, appointed experts or groups of learners? It depends on whether somebody knows. */
import type { Lesson } from './lesson.ts';

const RARE = 'scenarios/experts-or-learners.yaml';
const NOBODY = 'scenarios/nobody-knows.yaml';

// groundswell run scenarios/experts-or-learners.yaml --replicates 24, and the same with nobody-knows.yaml; needs met, for each person:
//   a few know:   experts 1.14 (median; 0.97 to 1.30), learners (mature) 0.14 (0.06 to 0.38)
//   nobody knows: experts 0.29 (median; 0.24 to 0.38), learners (mature) 1.42 (1.05 to 1.62)
export const expertsOrLearners: Lesson = {
  id: 'experts-or-learners',
  title: 'Experts or learners',
  minutes: 30,
  situation: [
    'Four hundred people have difficulties. There are two ways to deal with them. Experts: whoever is stuck is put into a class with somebody who knows most about it. Learners: people find each other and work as groups of learners; one in ten has long done so.',
    'There are two kinds of difficulties. In the first world a few people know the answer and all others know next to nothing. In the second nobody knows the answer: the difficulty is new to all.',
    'That makes four worlds. We count the difficulties that are overcome, for each person, in four years.',
  ],
  question: 'Who overcomes more difficulties?',
  choices: [
    { key: 'experts', text: 'Experts, in both worlds: somebody has to know' },
    { key: 'learners', text: 'Learners, in both worlds' },
    { key: 'depends', text: 'Experts where a few know; learners where nobody knows' },
    { key: 'other', text: 'Learners where a few know; experts where nobody knows' },
  ],
  worlds: [
    { title: 'A few know: experts', file: RARE, variant: 'experts' },
    { title: 'A few know: learners', file: RARE, variant: 'mature' },
    { title: 'Nobody knows: experts', file: NOBODY, variant: 'experts' },
    { title: 'Nobody knows: learners', file: NOBODY, variant: 'mature' },
  ],
  lucks: 12,
  yardstick: {
    name: 'needs_met',
    head: 'Difficulties overcome, for each person',
    said: (value) => value.toFixed(2),
  },
  verdict: ([fewExperts, fewLearners, nobodyExperts, nobodyLearners]) => {
    if (fewExperts! > fewLearners!) return nobodyExperts! > nobodyLearners! ? 'experts' : 'depends';
    return nobodyExperts! > nobodyLearners! ? 'other' : 'learners';
  },
  explain: [
    'An expert can pass on what they know, to many at once. Where a few know and the rest know nothing, that is the quickest way there is. And people who know next to nothing find little in each other: they hardly ever begin a group.',
    'But nobody can teach what nobody knows. A class never gets beyond its expert. Learners can: they bring different pieces together and discover what none of them knew.',
    'So the question is not which way is better. It is: does somebody here know the answer?',
  ],
  theory: 'T12, T38, T48',
  honest:
    'These are two worlds at the two ends. Most difficulties lie between them, and experts can learn, too. The learners here have a head start: one in ten already lives this way. From a cold start they need years before they get anywhere.',
  discuss: [
    'Name a difficulty to which somebody in this room knows the answer. Name one to which nobody does.',
    'Which kind do you meet more often at school? And later?',
    'How could an expert help where nobody knows?',
  ],
  further: [
    'In the lab, compare “Learners, cold start” with “Learners, mature”: what does the head start do?',
    'Compare “Half and half, mature” with “Learners, mature” where nobody knows. Does half and half give the best of both?',
  ],
};
