/**
 * Energy follows what is learned, relative to learning alone; what can be seen of a group is its energy and its honesty.
 *
 *   pace        Σ gained together / Σ gained as if alone, over the members who need              (T3, T16)
 *   energy      += follow · (pace / (pace + even) - energy); nobody needs anything: towards 0     (T32)
 *   visibility  energy · ((1 - courage) · mean authenticity + courage · mean fearlessness)         (T16)
 *               of a recognized group, 0 before                                                   (T31)
 *               times 1 + asGroup · share of members who foster as the group, at most 1           (T21)
 *
 * The group's record is kept here too: needs left, brought and met, levels, peaks.
 */
import { FOSTERING } from '../interventions.ts';
import { groupsOf, leads, needsOf, placeOf } from '../membership.ts';
import { openVisibility } from '../open-visibility.ts';
import { BOOK, each, MEMBERSHIPS } from '../world.ts';

/** The pace of a group that learns where nobody would have learned alone: beyond all bounds, but a number. */
const FASTEST = 1000;

export const energy = each(
  'energy',
  'groups',
  [
    'energyLevel',
    'visibility',
    'pace',
    'needsLeft',
    'needsBrought',
    'needsMet',
    'levelReached',
    'sumTogether',
    'sumAsIfAlone',
    'sumDiscovery',
    'trustPeak',
    'energyPeak',
    'conflicts',
  ],
  (world, settings, luck, from, to) => {
    const { groupId, members, size, membership, needField, arisen, metNow, trust, conflictNow, recognizedWeek } = world;
    const { gainOf, discoveryOf, gainAsIfAlone, authenticity, fearlessness, expertise } = world;
    const { reasonA, reasonB, levelReached, energyLevel, visibility, pace } = world;
    const { follow, even, courage } = settings.energy;
    const { fields, seats } = settings.size;
    const { fostering, book, ended } = world;
    const { asGroup } = settings.fostering;
    const fosterers = book[BOOK.fosterers]! > 0;
    const seenByRule = openVisibility(world, settings, luck.week);

    for (let g = from; g < to; g++) {
      if (groupId[g] === 0 || ended[g]! >= 0) continue;
      const n = size[g]!;
      let together = 0;
      let asIfAlone = 0;
      let discovered = 0;
      let honest = 0;
      let fearless = 0;
      let left = 0;
      let arose = 0;
      let met = 0;
      for (let at = 0; at < n; at++) {
        const i = members[g * seats + at]!;
        const m = placeOf(membership, i, g);
        const here = gainOf[i * MEMBERSHIPS + m]!;
        together += here;
        // Somebody in two groups gives each half of their time: each is held against half of what alone would have given.
        asIfAlone += gainAsIfAlone[i]! / groupsOf(membership, i);
        discovered += discoveryOf[i * MEMBERSHIPS + m]!;
        honest += authenticity[i]!;
        fearless += fearlessness[i]!;
        // What an appointed expert needs is none of the team's business.
        if (leads(world, i, g)) continue;
        left += needsOf(needField, i);
        arose += arisen[i]!;
        met += metNow[i]!;
      }
      let towards = 0;
      if (asIfAlone > 0) {
        pace[g] = together / asIfAlone;
        towards = pace[g]! / (pace[g]! + even);
      } else if (together > 0) {
        pace[g] = FASTEST;
        towards = 1;
      }
      energyLevel[g] = energyLevel[g]! + follow * (towards - energyLevel[g]!);
      visibility[g] =
        recognizedWeek[g]! < 0 ? 0 : (energyLevel[g]! * ((1 - courage) * honest + courage * fearless)) / n;
      if (seenByRule !== null && recognizedWeek[g]! >= 0) visibility[g] = seenByRule(g, honest / n, fearless / n);
      if (fosterers && visibility[g]! > 0) {
        let ours = 0;
        for (let at = 0; at < n; at++) if (fostering[members[g * seats + at]!] === FOSTERING.group) ours += 1;
        visibility[g] = Math.min(1, visibility[g]! * (1 + (asGroup * ours) / n));
      }

      world.needsLeft[g] = left;
      world.needsBrought[g] = world.needsBrought[g]! + arose;
      world.needsMet[g] = world.needsMet[g]! + met;
      world.sumTogether[g] = world.sumTogether[g]! + together;
      world.sumAsIfAlone[g] = world.sumAsIfAlone[g]! + asIfAlone;
      world.sumDiscovery[g] = world.sumDiscovery[g]! + discovered;
      world.conflicts[g] = world.conflicts[g]! + conflictNow[g]!;
      if (trust[g]! > world.trustPeak[g]!) world.trustPeak[g] = trust[g]!;
      if (energyLevel[g]! > world.energyPeak[g]!) world.energyPeak[g] = energyLevel[g]!;

      const reasons = reasonA[g]! | reasonB[g]!;
      let sum = 0;
      let wanted = 0;
      for (let k = 0; k < fields; k++) {
        if (((reasons >>> k) & 1) === 0) continue;
        let best = 0;
        for (let at = 0; at < n; at++) best = Math.max(best, expertise[members[g * seats + at]! * fields + k]!);
        sum += best;
        wanted += 1;
      }
      if (wanted > 0 && sum / wanted > levelReached[g]!) levelReached[g] = sum / wanted;
    }
  },
);
