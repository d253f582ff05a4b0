/** Writes a scenario to start from: it runs as it is, and says what can be turned. */
import { PARAMETERS, TRAITS } from '../model/parameters.ts';
import { WEEKS_BY_DEFAULT } from './sections.ts';

/** The text of a new scenario. */
export function newScenario(name: string): string {
  const { needs, organizations } = PARAMETERS;
  return `# yaml-language-server: $schema=./scenario.schema.json
#
# One file is one question. Everything has a default: what you do not care about can be left out. A line that begins with # is
# a remark; take the # away to make it count. \`groundswell check\` says what is wrong, \`groundswell explain\` what can be turned.

title: ${JSON.stringify(name)}
question: What happens in this world, and why?
# Why the question matters, and what you expect to come out: say it before you look. Both stand in the report.
# why: Nobody has tried it.
# finding: Groups form, and some outlive the first year.

# How long the world is followed. Five years are 260 weeks.
weeks: ${WEEKS_BY_DEFAULT}

# All luck comes from this text: the same seed gives the same run, to the bit. The default is the name of the file.
# seed: first try

# How often the world is run, each time with luck of its own. Five or more show what is luck and what is not.
replicates: 1

# Who lives in this world: so many people, or a CSV file with a row for each of them.
people:
  count: 500
  # fields: 8
  # How traits are spread: a number for everybody, or {uniform: [low, high]}, {normal: {mean, sd}}, {beta: {alpha, beta}}.
  traits:
    openness: { uniform: [${TRAITS.openness.distribution.uniform.join(', ')}] }
    # drive: { normal: { mean: 0.7, sd: 0.15 } }
  # file: data/people.csv
  # id: id
  # name: name

# Who is tied to whom on the first morning: small-world, scale-free, random, communities, or files of your own.
network:
  kind: small-world
  neighbours: 8
  rewired: 0.1
  # kind: file
  # layers:
  #   - file: data/ties.csv
  #     directed: false
  #     closeness: 0.4

# Who works where, and how much can be seen through the walls between organizations (1: there are none).
organizations:
  count: 4
  pass: ${organizations.pass.value}

# The rules: one section each, with the numbers that turn it. These are the defaults of two of them.
needs:
  rate: ${needs.rate.value}

spreading:
  sigma: ${PARAMETERS.spreading.sigma.value}

# What is done from outside while it runs: catalysts, crisis, walls, leave, newcomers, gathering, roles, organizing, end.
# interventions:
#   - week: 52
#     catalysts: { count: 10 }
#   - weeks: [100, 112]
#     crisis: { trust: 0.5, energy: 0.5 }

# What is kept: a row of weeks.csv every week, events, people at six moments, ties on the first and the last morning.
record:
  every: 1
  events: true
  people: moments
  ties: ends
`;
}
