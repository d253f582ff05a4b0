/** Recognition: a group comes fully into being when its members recognize it, by any of seven. */
import { isRecognized, meanFearlessness } from './group.mjs';

export function recognize(town, group) {
  if (!isRecognized(group) && isSeen(town, group)) group.recognizedWeek = town.week;
}

function isSeen(town, group) {
  const limits = town.parameters.recognition;
  if (town.week - group.born < limits.after) return false;
  const faster = group.pace > 1;
  const spontaneity = group.coordinationCost < limits.spontaneity && faster;
  const energy = group.energy > limits.energy;
  const discovers = group.sumDiscovery > limits.creative * group.sumTogether;
  const creative = discovers && faster && meanFearlessness(group) > 0.5;
  const rewarding = group.pace > limits.rewarding;
  const accomplishing = group.levelReached - group.levelFounders > limits.accomplishing;
  const leading = group.members.length > 2 && group.evenness > limits.leading && faster;
  const whole = group.trust > limits.whole && !group.conflictNow;
  return spontaneity || energy || creative || rewarding || accomplishing || leading || whole;
}
