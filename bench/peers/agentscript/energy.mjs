/** Energy follows what is learned, relative to learning alone; what can be seen of a group is its energy and its honesty. */
import { isRecognized, levelOf } from './group.mjs';
import { groupCount, membershipIn, needCount } from './person.mjs';

/** The pace of a group that learns where nobody would have learned alone: beyond all bounds, but a number. */
const FASTEST = 1000;

export function follow(town, group) {
  const { even, follow: pace, courage } = town.parameters.energy;
  const { members } = group;
  let together = 0;
  let asIfAlone = 0;
  let honest = 0;
  let fearless = 0;
  group.needsLeft = 0;
  for (const member of members) {
    const here = membershipIn(member, group);
    together += here.gain;
    // Somebody in two groups gives each half of their time: each is held against half of what alone would have given.
    asIfAlone += member.gainAsIfAlone / groupCount(member);
    group.sumDiscovery += here.discovery;
    honest += member.authenticity;
    fearless += member.fearlessness;
    group.needsLeft += needCount(member);
    group.needsBrought += member.arisen;
    group.needsMet += member.met;
  }
  let towards = 0;
  if (asIfAlone > 0) {
    group.pace = together / asIfAlone;
    towards = group.pace / (group.pace + even);
  } else if (together > 0) {
    group.pace = FASTEST;
    towards = 1;
  }
  group.energy += pace * (towards - group.energy);
  const shown = (1 - courage) * honest + courage * fearless;
  group.visibility = isRecognized(group) ? (group.energy * shown) / members.length : 0;
  group.sumTogether += together;
  if (group.conflictNow) group.conflicts += 1;
  group.levelReached = Math.max(group.levelReached, levelOf(group));
}
