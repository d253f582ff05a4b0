/**
 * Counts people, part by part: what happened to them this week, how they are, and where they are. What is added up stands in variables
 * until a part is done, what is a matter of chance is counted without a jump, and the counts are written so that they can be compiled as acts are (src/compile).
 */
import { FOSTERING } from '../model/interventions.ts';
import { BOOK, CIRCLES, KIND, MEMBERSHIPS, NEED, NEEDS, NONE, WAY } from '../model/world.ts';
import { count, HAPPENED_AT, ROOM, STANDING_AT } from './tallies.ts';

export const countHappened = count(
  'count-happened',
  'parts',
  ['happened', 'arisenMany', 'arisenList', 'metMany', 'metList'],
  (world, settings, { week }, from, to) => {
    const { arisen, stuckSince, needField, needKind, intentPerson, organization, invitedTo, way, metNow, metBeyond } =
      world;
    const { gainPractice, gainTogether, gainAsIfAlone, gainDiscovery, gainTaught, gainSupport } = world;
    const { gainAlone, gainSeeing, gainAlumni, happened, arisenMany, arisenList, metMany, metList } = world;
    const { people, partRows } = settings.size;
    for (let part = from; part < to; part++) {
      let needsArisen = 0;
      let needsBeyond = 0;
      let beyondMet = 0;
      let talks = 0;
      let talksWithin = 0;
      let guests = 0;
      let practice = 0;
      let needsMet = 0;
      let needsMetTogether = 0;
      let memberWeeks = 0;
      let together = 0;
      let asIfAlone = 0;
      let discovery = 0;
      let taught = 0;
      let support = 0;
      let aloneWeeks = 0;
      let alone = 0;
      let seeing = 0;
      let alumni = 0;
      let withNeeds = 0;
      let withMet = 0;
      const first = part * partRows;
      const end = Math.min(people, (part + 1) * partRows);
      for (let i = first; i < end; i++) {
        if (arisen[i]! > 0) {
          needsArisen += arisen[i]!;
          arisenList[first + withNeeds] = i;
          withNeeds += 1;
          if (stuckSince[i] === week) {
            for (let n = 0; n < NEEDS; n++)
              if (needField[i * NEEDS + n]! >= 0 && needKind[i * NEEDS + n] === NEED.beyond) needsBeyond += 1;
          }
        }
        const partner = intentPerson[i]!;
        if (partner >= 0) {
          talks += 1;
          talksWithin += organization[partner] === organization[i] ? 1 : 0;
        }
        guests += invitedTo[i]! >= 0 ? 1 : 0;
        practice += gainPractice[i]!;
        // Who needs nothing gained nothing else.
        if (way[i] === WAY.none) continue;
        needsMet += metNow[i]!;
        if (metNow[i]! > 0) {
          metList[first + withMet] = i;
          withMet += 1;
        }
        beyondMet += metBeyond[i]!;
        if (way[i] === WAY.together) {
          needsMetTogether += metNow[i]!;
          memberWeeks += 1;
          together += gainTogether[i]!;
          asIfAlone += gainAsIfAlone[i]!;
          discovery += gainDiscovery[i]!;
          taught += gainTaught[i]!;
          support += gainSupport[i]!;
        } else {
          aloneWeeks += 1;
          alone += gainAlone[i]!;
        }
        seeing += gainSeeing[i]!;
        alumni += gainAlumni[i]!;
      }
      const at = part * ROOM;
      happened[at + HAPPENED_AT.needsArisen] = needsArisen;
      happened[at + HAPPENED_AT.needsBeyond] = needsBeyond;
      happened[at + HAPPENED_AT.beyondMet] = beyondMet;
      happened[at + HAPPENED_AT.talks] = talks;
      happened[at + HAPPENED_AT.talksWithin] = talksWithin;
      happened[at + HAPPENED_AT.guests] = guests;
      happened[at + HAPPENED_AT.gainPractice] = practice;
      happened[at + HAPPENED_AT.needsMet] = needsMet;
      happened[at + HAPPENED_AT.needsMetTogether] = needsMetTogether;
      happened[at + HAPPENED_AT.memberWeeks] = memberWeeks;
      happened[at + HAPPENED_AT.gainTogether] = together;
      happened[at + HAPPENED_AT.gainAsIfAlone] = asIfAlone;
      happened[at + HAPPENED_AT.gainDiscovery] = discovery;
      happened[at + HAPPENED_AT.gainTaught] = taught;
      happened[at + HAPPENED_AT.gainSupport] = support;
      happened[at + HAPPENED_AT.aloneWeeks] = aloneWeeks;
      happened[at + HAPPENED_AT.gainAlone] = alone;
      happened[at + HAPPENED_AT.gainSeeing] = seeing;
      happened[at + HAPPENED_AT.gainAlumni] = alumni;
      arisenMany[part] = withNeeds;
      metMany[part] = withMet;
    }
  },
);

export const countStanding = count('count-standing', 'parts', ['standing'], (world, settings, _luck, from, to) => {
  const { here, membership, kind, founderA, community, openness, ego, esteem, angst, fostering } = world;
  const { groupsSoFar, sparkFrom, spark, stuckSince, fearlessness, we, standing, book } = world;
  const { people, partRows } = settings.size;
  const { carried } = settings.spreading;
  const circles = book[BOOK.circleRows]! > 0;
  for (let part = from; part < to; part++) {
    let present = 0;
    let members = 0;
    let taught = 0;
    let circled = 0;
    let open = 0;
    let egos = 0;
    let esteemed = 0;
    let fears = 0;
    let fosterers = 0;
    let cost = 0;
    let ever = 0;
    let carriers = 0;
    let stuck = 0;
    let sparks = 0;
    let fearless = 0;
    let selves = 0;
    const end = Math.min(people, (part + 1) * partRows);
    for (let i = part * partRows; i < end; i++) {
      if (here[i] === 0) continue;
      present += 1;
      let member = 0;
      for (let m = 0; m < MEMBERSHIPS; m++) {
        const g = membership[i * MEMBERSHIPS + m]!;
        if (g < 0) continue;
        if (kind[g] === KIND.own) member = 1;
        else if (founderA[g] !== i) taught += 1;
      }
      members += member;
      for (let circle = 0; circles && circle < CIRCLES; circle++) {
        if (community[i * CIRCLES + circle]! < 0) continue;
        circled += 1;
        break;
      }
      open += openness[i]!;
      egos += ego[i]!;
      esteemed += esteem[i]!;
      fears += angst[i]!;
      // Who fosters as the group does so while they belong to one.
      if (fostering[i]! > 0 && (fostering[i] !== FOSTERING.group || member === 1)) {
        fosterers += 1;
        cost += angst[i]!;
      }
      ever += groupsSoFar[i]! > 0 ? 1 : 0;
      carriers += (sparkFrom[i]! > 0 ? 1 : 0) & (spark[i]! >= carried ? 1 : 0);
      stuck += stuckSince[i] !== NONE ? 1 : 0;
      sparks += spark[i]!;
      fearless += fearlessness[i]!;
      selves += we[i]!;
    }
    const at = part * ROOM;
    standing[at + STANDING_AT.people] = present;
    standing[at + STANDING_AT.members] = members;
    standing[at + STANDING_AT.taught] = taught;
    standing[at + STANDING_AT.circled] = circled;
    standing[at + STANDING_AT.openness] = open;
    standing[at + STANDING_AT.ego] = egos;
    standing[at + STANDING_AT.esteem] = esteemed;
    standing[at + STANDING_AT.angst] = fears;
    standing[at + STANDING_AT.fosterers] = fosterers;
    standing[at + STANDING_AT.cost] = cost;
    standing[at + STANDING_AT.ever] = ever;
    standing[at + STANDING_AT.carriers] = carriers;
    standing[at + STANDING_AT.stuck] = stuck;
    standing[at + STANDING_AT.spark] = sparks;
    standing[at + STANDING_AT.fearless] = fearless;
    standing[at + STANDING_AT.we] = selves;
  }
});

export const countOrganizations = count(
  'count-organizations',
  'parts',
  ['orgHere', 'orgEver'],
  (world, settings, _luck, from, to) => {
    const { here, organization, groupsSoFar, orgHere, orgEver } = world;
    const { people, partRows, organizations } = settings.size;
    for (let part = from; part < to; part++) {
      const row = part * organizations;
      orgHere.fill(0, row, row + organizations);
      orgEver.fill(0, row, row + organizations);
      const end = Math.min(people, (part + 1) * partRows);
      for (let i = part * partRows; i < end; i++) {
        if (here[i] === 0) continue;
        const o = row + organization[i]!;
        orgHere[o] = orgHere[o]! + 1;
        if (groupsSoFar[i]! > 0) orgEver[o] = orgEver[o]! + 1;
      }
    }
  },
);
