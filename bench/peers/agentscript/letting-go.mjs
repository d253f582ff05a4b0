/** Letting go: of a group by its members, in an order drawn by lot, and of itself by a group. */
import { CAUSE, end, isRecognized, part } from './group.mjs';
import { AgentArray } from './library.mjs';

export function letGo(town) {
  const { kept } = town.parameters.growing;
  // Which groups are over is decided before anybody leaves.
  town.groups.ask((group) => {
    group.cause = ending(town, group);
  });

  const leaving = new AgentArray();
  town.people.ask(({ memberships }) => {
    for (const one of memberships) if (one?.leaves) leaving.push(one);
  });
  for (const { person, group } of leaving.shuffle()) {
    if (group.isDead()) continue;
    part(group, person, kept);
    if (group.members.length < 2) end(group, whenEmptied(town, group), kept);
  }
  for (const group of town.groups.filter(({ cause }) => cause !== null)) end(group, group.cause, kept);
}

/** Why a group ought to end now, or null. */
function ending(town, group) {
  if (group.trust < town.parameters['letting-go'].broken) return CAUSE.conflict;
  if (group.energy >= town.parameters.energy.fade) return null;
  return group.needsLeft === 0 && isRecognized(group) ? CAUSE.fulfilled : CAUSE.faded;
}

function whenEmptied(town, { needsMet, needsBrought }) {
  return needsMet >= town.parameters['letting-go'].done * needsBrought && needsMet > 0
    ? CAUSE.fulfilled
    : CAUSE.emptied;
}
