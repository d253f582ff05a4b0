/** Counts people, part by part: what happened to them this week, how they are, and where they are. Reads only the world. */
import { FOSTERING } from '../model/interventions.ts';
import { CIRCLES, KIND, MEMBERSHIPS, NEED, NEEDS, NONE, WAY, type World } from '../model/world.ts';
import { type Count, HAPPENED, STANDING, type Tallies } from './tallies.ts';

/** The people of a part: [first, end). */
function peopleOf({ settings: { size } }: World, part: number): readonly [first: number, end: number] {
  return [part * size.partRows, Math.min(size.people, (part + 1) * size.partRows)];
}

const over = (
  run: (world: World, tallies: Tallies['columns'], part: number, first: number, end: number) => void,
): Count => ({
  table: 'parts',
  run: (world, tallies, from, to) => {
    for (let part = from; part < to; part++) {
      const [first, end] = peopleOf(world, part);
      run(world, tallies, part, first, end);
    }
  },
});

export const countHappened = over(({ columns: w, week }, { happened }, part, first, end) => {
  let needsArisen = 0;
  let needsBeyond = 0;
  let beyondMet = 0;
  let talks = 0;
  let talksWithin = 0;
  let guests = 0;
  let gainPractice = 0;
  let needsMet = 0;
  let needsMetTogether = 0;
  let memberWeeks = 0;
  let gainTogether = 0;
  let gainAsIfAlone = 0;
  let gainDiscovery = 0;
  let gainTaught = 0;
  let gainSupport = 0;
  let aloneWeeks = 0;
  let gainAlone = 0;
  let gainSeeing = 0;
  let gainAlumni = 0;
  for (let i = first; i < end; i++) {
    const arose = w.arisen[i]!;
    if (arose > 0) {
      needsArisen += arose;
      for (let n = 0; w.stuckSince[i] === week && n < NEEDS; n++) {
        if (w.needField[i * NEEDS + n]! >= 0 && w.needKind[i * NEEDS + n] === NEED.beyond) needsBeyond += 1;
      }
    }
    const partner = w.intentPerson[i]!;
    if (partner >= 0) {
      talks += 1;
      if (w.organization[partner] === w.organization[i]) talksWithin += 1;
    }
    if (w.invitedTo[i]! >= 0) guests += 1;
    gainPractice += w.gainPractice[i]!;
    const way = w.way[i];
    // Who needs nothing gained nothing but by practice.
    if (way === WAY.none) continue;
    const met = w.metNow[i]!;
    needsMet += met;
    beyondMet += w.metBeyond[i]!;
    if (way === WAY.together) {
      needsMetTogether += met;
      memberWeeks += 1;
      gainTogether += w.gainTogether[i]!;
      gainAsIfAlone += w.gainAsIfAlone[i]!;
      gainDiscovery += w.gainDiscovery[i]!;
      gainTaught += w.gainTaught[i]!;
      gainSupport += w.gainSupport[i]!;
    } else {
      aloneWeeks += 1;
      gainAlone += w.gainAlone[i]!;
    }
    gainSeeing += w.gainSeeing[i]!;
    gainAlumni += w.gainAlumni[i]!;
  }
  const sums: Record<(typeof HAPPENED)[number], number> = {
    ...{ needsArisen, needsBeyond, beyondMet, talks, talksWithin, guests, gainPractice, needsMet, needsMetTogether },
    ...{ memberWeeks, gainTogether, gainAsIfAlone, gainDiscovery, gainTaught, gainSupport, aloneWeeks, gainAlone },
    ...{ gainSeeing, gainAlumni },
  };
  HAPPENED.forEach((name, at) => {
    happened[part * HAPPENED.length + at] = sums[name];
  });
});

export const countStanding = over(({ columns: w, settings }, { standing }, part, first, end) => {
  let people = 0;
  let members = 0;
  let taught = 0;
  let circled = 0;
  let openness = 0;
  let ego = 0;
  let esteem = 0;
  let angst = 0;
  let fosterers = 0;
  let cost = 0;
  let ever = 0;
  let carriers = 0;
  let stuck = 0;
  let spark = 0;
  let fearless = 0;
  let we = 0;
  for (let i = first; i < end; i++) {
    if (w.here[i] === 0) continue;
    people += 1;
    let member = 0;
    for (let m = 0; m < MEMBERSHIPS; m++) {
      const g = w.membership[i * MEMBERSHIPS + m]!;
      if (g < 0) continue;
      if (w.kind[g] === KIND.own) member = 1;
      else if (w.founderA[g] !== i) taught += 1;
    }
    members += member;
    for (let at = 0; at < CIRCLES; at++) {
      if (w.community[i * CIRCLES + at]! < 0) continue;
      circled += 1;
      break;
    }
    openness += w.openness[i]!;
    ego += w.ego[i]!;
    esteem += w.esteem[i]!;
    angst += w.angst[i]!;
    // Who fosters as the group does so while they belong to one.
    if (w.fostering[i]! > 0 && (w.fostering[i] !== FOSTERING.group || member === 1)) {
      fosterers += 1;
      cost += w.angst[i]!;
    }
    if (w.groupsSoFar[i]! > 0) ever += 1;
    if (w.sparkFrom[i]! > 0 && w.spark[i]! >= settings.spreading.carried) carriers += 1;
    if (w.stuckSince[i] !== NONE) stuck += 1;
    spark += w.spark[i]!;
    fearless += w.fearlessness[i]!;
    we += w.we[i]!;
  }
  const sums: Record<(typeof STANDING)[number], number> = {
    ...{ people, members, taught, circled, openness, ego, esteem, angst, fosterers, cost, ever, carriers, stuck },
    ...{ spark, fearless, we },
  };
  STANDING.forEach((name, at) => {
    standing[part * STANDING.length + at] = sums[name];
  });
});

export const countOrganizations = over(({ columns: w, settings }, { orgHere, orgEver }, part, first, end) => {
  const row = part * settings.size.organizations;
  orgHere.fill(0, row, row + settings.size.organizations);
  orgEver.fill(0, row, row + settings.size.organizations);
  for (let i = first; i < end; i++) {
    if (w.here[i] === 0) continue;
    const o = row + w.organization[i]!;
    orgHere[o] = orgHere[o]! + 1;
    if (w.groupsSoFar[i]! > 0) orgEver[o] = orgEver[o]! + 1;
  }
});
