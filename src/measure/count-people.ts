/** Counts people, part by part: what happened to them this week, how they are, and where they are. Reads only the world. */
import { FOSTERING } from '../model/interventions.ts';
import { CIRCLES, KIND, MEMBERSHIPS, NEED, NEEDS, NONE, WAY, type World } from '../model/world.ts';
import { add, type Count, HAPPENED, placesOf, STANDING, type Tallies } from './tallies.ts';

const H = placesOf(HAPPENED);
const S = placesOf(STANDING);

/** Calls back for each part with its people, [first, end). */
const over = (
  run: (world: World, tallies: Tallies['columns'], part: number, first: number, end: number) => void,
): Count => ({
  table: 'parts',
  run: (world, tallies, from, to) => {
    const { people, partRows } = world.settings.size;
    for (let part = from; part < to; part++)
      run(world, tallies, part, part * partRows, Math.min(people, (part + 1) * partRows));
  },
});

export const countHappened = over(({ columns, week }, { happened }, part, first, end) => {
  const { arisen, stuckSince, needField, needKind, intentPerson, organization, invitedTo, way, metNow, metBeyond } =
    columns;
  const { gainPractice, gainTogether, gainAsIfAlone, gainDiscovery, gainTaught, gainSupport } = columns;
  const { gainAlone, gainSeeing, gainAlumni } = columns;
  const at = part * HAPPENED.length;
  happened.fill(0, at, at + HAPPENED.length);
  for (let i = first; i < end; i++) {
    if (arisen[i]! > 0) {
      add(happened, at + H.needsArisen, arisen[i]!);
      for (let n = 0; stuckSince[i] === week && n < NEEDS; n++) {
        if (needField[i * NEEDS + n]! >= 0 && needKind[i * NEEDS + n] === NEED.beyond)
          add(happened, at + H.needsBeyond, 1);
      }
    }
    const partner = intentPerson[i]!;
    if (partner >= 0) {
      add(happened, at + H.talks, 1);
      if (organization[partner] === organization[i]) add(happened, at + H.talksWithin, 1);
    }
    if (invitedTo[i]! >= 0) add(happened, at + H.guests, 1);
    add(happened, at + H.gainPractice, gainPractice[i]!);
    // Who needs nothing gained nothing else.
    if (way[i] === WAY.none) continue;
    add(happened, at + H.needsMet, metNow[i]!);
    add(happened, at + H.beyondMet, metBeyond[i]!);
    if (way[i] === WAY.together) {
      add(happened, at + H.needsMetTogether, metNow[i]!);
      add(happened, at + H.memberWeeks, 1);
      add(happened, at + H.gainTogether, gainTogether[i]!);
      add(happened, at + H.gainAsIfAlone, gainAsIfAlone[i]!);
      add(happened, at + H.gainDiscovery, gainDiscovery[i]!);
      add(happened, at + H.gainTaught, gainTaught[i]!);
      add(happened, at + H.gainSupport, gainSupport[i]!);
    } else {
      add(happened, at + H.aloneWeeks, 1);
      add(happened, at + H.gainAlone, gainAlone[i]!);
    }
    add(happened, at + H.gainSeeing, gainSeeing[i]!);
    add(happened, at + H.gainAlumni, gainAlumni[i]!);
  }
});

export const countStanding = over(({ columns, settings }, { standing }, part, first, end) => {
  const { here, membership, kind, founderA, community, openness, ego, esteem, angst, fostering } = columns;
  const { groupsSoFar, sparkFrom, spark, stuckSince, fearlessness, we } = columns;
  const { carried } = settings.spreading;
  const at = part * STANDING.length;
  standing.fill(0, at, at + STANDING.length);
  for (let i = first; i < end; i++) {
    if (here[i] === 0) continue;
    add(standing, at + S.people, 1);
    let member = 0;
    for (let m = 0; m < MEMBERSHIPS; m++) {
      const g = membership[i * MEMBERSHIPS + m]!;
      if (g < 0) continue;
      if (kind[g] === KIND.own) member = 1;
      else if (founderA[g] !== i) add(standing, at + S.taught, 1);
    }
    add(standing, at + S.members, member);
    for (let circle = 0; circle < CIRCLES; circle++) {
      if (community[i * CIRCLES + circle]! < 0) continue;
      add(standing, at + S.circled, 1);
      break;
    }
    add(standing, at + S.openness, openness[i]!);
    add(standing, at + S.ego, ego[i]!);
    add(standing, at + S.esteem, esteem[i]!);
    add(standing, at + S.angst, angst[i]!);
    // Who fosters as the group does so while they belong to one.
    if (fostering[i]! > 0 && (fostering[i] !== FOSTERING.group || member === 1)) {
      add(standing, at + S.fosterers, 1);
      add(standing, at + S.cost, angst[i]!);
    }
    if (groupsSoFar[i]! > 0) add(standing, at + S.ever, 1);
    if (sparkFrom[i]! > 0 && spark[i]! >= carried) add(standing, at + S.carriers, 1);
    if (stuckSince[i] !== NONE) add(standing, at + S.stuck, 1);
    add(standing, at + S.spark, spark[i]!);
    add(standing, at + S.fearless, fearlessness[i]!);
    add(standing, at + S.we, we[i]!);
  }
});

export const countOrganizations = over(({ columns, settings }, { orgHere, orgEver }, part, first, end) => {
  const { here, organization, groupsSoFar } = columns;
  const row = part * settings.size.organizations;
  orgHere.fill(0, row, row + settings.size.organizations);
  orgEver.fill(0, row, row + settings.size.organizations);
  for (let i = first; i < end; i++) {
    if (here[i] === 0) continue;
    const o = row + organization[i]!;
    orgHere[o] = orgHere[o]! + 1;
    if (groupsSoFar[i]! > 0) orgEver[o] = orgEver[o]! + 1;
  }
});
