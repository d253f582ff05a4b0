/** Lesson 1: two who work as a pair learn more than two who work alone. */
import type { Lesson } from './lesson.ts';

const FILE = 'scenarios/lessons/a-pair-beats-two.yaml';

// groundswell run scenarios/lessons/a-pair-beats-two.yaml (24 replicates), learning together over learning alone (outcome pace):
//   room for two    5.8 (median; 5.4 to 7.1)
//   room for eight  6.4 (median; 5.9 to 7.3)
export const aPairBeatsTwo: Lesson = {
  id: 'a-pair-beats-two',
  title: 'A pair beats two',
  minutes: 25,
  situation: [
    'Three hundred people live in a small town. Now and then somebody meets a difficulty: they need to know more than they do.',
    'They can work on it alone. Or they find somebody who wants to work with them. In the first world a group has room for two people only: a pair. In the second it has room for eight.',
    'We look at people with a difficulty who belong to a group. How much do they learn in a week – compared with what the same people would learn in the same week alone?',
  ],
  question: 'How much do people learn as a pair, compared with the same people alone?',
  choices: [
    { key: 'less', text: 'Less: talking costs time' },
    { key: 'same', text: 'About the same' },
    { key: 'twice', text: 'About twice as much: two heads, two times' },
    { key: 'more', text: 'Three times as much, or more' },
  ],
  worlds: [
    { title: 'Room for two', file: FILE, variant: 'pairs' },
    { title: 'Room for eight', file: FILE, variant: 'groups' },
  ],
  lucks: 12,
  yardstick: {
    name: 'pace',
    head: 'Learning together, as a multiple of learning alone',
    said: (value) => `${value.toFixed(1)} times`,
    mark: { at: 1, text: 'as much as alone' },
  },
  verdict: ([pairs]) => (pairs! < 0.8 ? 'less' : pairs! < 1.5 ? 'same' : pairs! < 2.5 ? 'twice' : 'more'),
  explain: [
    'A pair does three things that one person cannot. Each teaches the other what they know. Together they discover things that neither knew. And nobody has to act as the one who knows: two learners ask more questions than one expert.',
    'Most of the gain comes with the second person. Six more people add little: they have to agree on a time, they talk in turn, and some of them know the same.',
    'A pair needs one thing first: the two must find each other. They must be alike enough to understand each other, and different enough to have something to teach. Most of the people you know do not fit.',
  ],
  theory: 'T9, T11, T14, T22',
  honest:
    'The model does not prove that pairs learn faster. How much people can teach each other and discover together are assumptions, which you can turn (dials “learning”). The lesson shows what follows from them.',
  discuss: [
    'When did you last learn something in a pair? What would have been missing alone?',
    'Who in this room could teach you something, and what could you teach them?',
    'When is it better to work alone?',
  ],
  further: [
    'Turn “learning: discovery” to 0: what is left when people can only pass on what they know?',
    'Turn “learning: from each other” to 0: what if they can only discover?',
  ],
};
