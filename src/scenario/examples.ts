/** Examples for docs/scenarios.md. A test reads each of them, files and all, so that none can go wrong unseen. */

export interface Example {
  readonly title: string;
  readonly yaml: string;
  /** Files it draws on, by name. */
  readonly files: Readonly<Record<string, string>>;
}

const whole: Example = {
  title: 'A whole scenario',
  yaml: `title: Do catalysts need a small world?
question: Does the way of working spread faster when some ties reach across the ring?
weeks: 260
seed: first try
replicates: 5

people:
  count: 1000
  traits:
    openness: {uniform: [0.3, 0.7]}
    drive: {normal: {mean: 0.7, sd: 0.15}}
    attention: 0.8

network:
  kind: small-world
  neighbours: 8
  rewired: 0.1

organizations:
  count: 4
  pass: 0.3

needs:
  rate: 0.03

record:
  every: 4
  people: [0, 130, 260]
  ties: none
`,
  files: {},
};

const namedPeople: Example = {
  title: 'Named people, their organizations and teams',
  yaml: `people:
  file: people.csv
  id: id
  name: name
  traits:
    # Years of practice, 0 to 30, become learning drive, 1 to 0.5; Ben's is drawn.
    drive: {column: practice, from: [0, 30], to: [1, 0.5], otherwise: 0.7}

network:
  kind: small-world
  neighbours: 2

organizations:
  column: school
  teams: {column: subject}
`,
  files: {
    'people.csv': `id,name,school,subject,practice
a,Ada,North,maths,12
b,Ben,North,maths,
c,Cleo,North,music,3
d,Dai,South,music,30
`,
  },
};

const reports: Example = {
  title: 'Teams from who reports to whom',
  yaml: `people:
  file: staff.csv
network:
  kind: random
  degree: 2
organizations:
  teams: {reports: reports.csv}
`,
  files: {
    'staff.csv': `id
ceo
head
clerk
guest
`,
    'reports.csv': `source,target
head,ceo
clerk,head
`,
  },
};

const edgeList: Example = {
  title: 'Edge lists, one on the other',
  yaml: `network:
  kind: file
  layers:
    - file: advice.csv
      directed: true
      source: asks
      target: asked
      where: {wave: 2}
      closeness: 0.3
    - file: mail.csv
      weight: messages
      self-ties: drop
      duplicates: sum
      closeness: 0.5
`,
  files: {
    'advice.csv': `asks,asked,wave
ada,ben,1
ben,cleo,2
cleo,ada,2
`,
    'mail.csv': `source,target,messages
ada,ben,12
ben,ada,4
cleo,cleo,1
`,
  },
};

const pajek: Example = {
  title: 'Pajek',
  yaml: `network:
  kind: file
  layers:
    - file: village.net
      closeness: 0.6
`,
  files: {
    'village.net': `% who helps whom
*Vertices 4
1 "Ada"
2 "Ben"
3 "Cleo"
4 "Dai"
*Arcs
1 2 3
*Edges
2 3 1
3 4 2
`,
  },
};

const graphml: Example = {
  title: 'GraphML',
  yaml: `network:
  kind: file
  layers:
    - file: class.graphml
      weight: hours
`,
  files: {
    'class.graphml': `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="h" for="edge" attr.name="hours" attr.type="double"><default>1</default></key>
  <graph edgedefault="undirected">
    <node id="ada"/>
    <node id="ben"/>
    <node id="cleo"/>
    <edge source="ada" target="ben"><data key="h">4</data></edge>
    <edge source="ben" target="cleo" directed="true"/>
  </graph>
</graphml>
`,
  },
};

const generated: Example = {
  title: 'A network of communities',
  yaml: `people:
  count: 600
network:
  kind: communities
  count: 12
  inside: 7
  between: 1
  closeness: {beta: {alpha: 2, beta: 3}}
organizations:
  count: 12
`,
  files: {},
};

const interventions: Example = {
  title: 'What is done from outside',
  yaml: `question: Do twenty catalysts bring the take-off forward, and does it outlast a crisis?
why: Catalysts cost money, and nobody can tell in advance whether what they begin will stand.
finding: An earlier take-off; after the crisis groups with high trust recover, the others break.
weeks: 260
people:
  count: 600
organizations:
  count: 3

interventions:
  - week: 26
    catalysts: {count: 20}
  - weeks: [100, 112]
    crisis: {trust: 0.4, field: 3, organization: 1}
  - week: 130
    walls: {pass: 1}
  - weeks: [140, 160]
    newcomers: {count: 40, organization: 2}
  - week: 150
    leave: {share: 0.1}
  - week: 10
    gathering: {count: 16, every: 8, theme: 3}
  - week: 1
    roles: {role: weaver, share: 0.02}
  - weeks: [50, 200]
    organizing: {assigned: 1, organization: 3}
  - week: 200
    end: {groups: largest}
  - week: 200
    end: {groups: {share: 0.5}}
`,
  files: {},
};

const byName: Example = {
  title: 'An organization by its name',
  yaml: `people:
  file: teachers.csv
network:
  kind: random
  degree: 2
organizations:
  column: school
weeks: 52
interventions:
  - week: 4
    leave: {count: 1, organization: South}
`,
  files: {
    'teachers.csv': `id,school
ada,North
ben,North
cleo,North
dai,South
`,
  },
};

const openRules: Example = {
  title: 'People who look for their like, and dare more the longer they are stuck',
  yaml: `rules:
  attraction: "similarity * shown * (sameTeam ? 1 : 0.9) + 0.1 * closeness"
  desire: >-
    threshold * (1 - easedBySpark * spark)
    * max(0.5, 1 - 0.01 * weeksStuck)
  visibility: energy * authenticity
`,
  files: {},
};

const variants: Example = {
  title: 'The same world three times: as it is, with a stronger spark, and in another network',
  yaml: `title: What does it take for the way of working to spread?
replicates: 10
people:
  count: 400

outcomes: [takeoff, ever, reproduction]
variants:
  as-it-is: {}
  inspired:
    title: Groups inspire more
    spreading: { sigma: 0.8 }
  scattered:
    title: Anybody may know anybody
    network: { kind: random, degree: 8 }
`,
  files: {},
};

export const EXAMPLES = {
  whole,
  namedPeople,
  reports,
  generated,
  openRules,
  edgeList,
  pajek,
  graphml,
  interventions,
  byName,
  variants,
} as const satisfies Record<string, Example>;
