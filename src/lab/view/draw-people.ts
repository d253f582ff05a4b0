/** Draws people: what they are in the week, and how far they carry the spark. */
import type { Brush } from './brush.ts';
import { FORMER_RING, GLOW, GROUND, NEVER, paint, STUCK } from './palette.ts';
import { dotRadius, type Part, type Picture, placeOf } from './picture.ts';
import { GROUPS_EACH, type Moment, STATE } from './scene.ts';

/** Glows are drawn in so many steps, so that each step is one kind of dot. */
const GLOWS = 5;

export function drawDots(brush: Brush, picture: Picture, part: Part): void {
  const { steady, moving } = turnsOf(picture.before, picture.after);
  const people = part === 'steady' ? steady : part === 'moving' ? moving : [...steady, ...moving].sort((a, b) => a - b);
  drawGlows(brush, picture, people);
  drawPeople(brush, picture, people, 1);
}

const TURNS = new WeakMap<Moment, { before: Moment; steady: readonly number[]; moving: readonly number[] }>();

/** Who looks the same in both weeks, and who does not; found once for each pair of moments. */
function turnsOf(before: Moment, after: Moment): { steady: readonly number[]; moving: readonly number[] } {
  const known = TURNS.get(after);
  if (known !== undefined && known.before === before) return known;
  const steady: number[] = [];
  const moving: number[] = [];
  for (let k = 0; k < after.state.length; k++) {
    const same =
      before.state[k] === after.state[k] &&
      before.stuck[k] === after.stuck[k] &&
      before.groupsOf[GROUPS_EACH * k] === after.groupsOf[GROUPS_EACH * k] &&
      before.groupsOf[GROUPS_EACH * k + 1] === after.groupsOf[GROUPS_EACH * k + 1] &&
      glowOf(before.spark[k]!) === glowOf(after.spark[k]!);
    (same ? steady : moving).push(k);
  }
  const turns = { before, steady, moving };
  TURNS.set(after, turns);
  return turns;
}

const glowOf = (spark: number) => Math.min(GLOWS, Math.round(spark * GLOWS));

export function drawGlows(brush: Brush, picture: Picture, people: readonly number[]): void {
  const { scene, fit, before, after, t, still } = picture;
  const radius = dotRadius(scene, fit);
  const at = placeOf(scene, fit);
  const part = still ? 1 : t;
  const steps: number[][] = Array.from({ length: GLOWS }, () => []);
  for (const k of people) {
    // In a group the spark goes without saying.
    const state = (part < 0.5 ? before : after).state[k];
    if (state === STATE.away || state === STATE.member) continue;
    const spark = before.spark[k]! + (after.spark[k]! - before.spark[k]!) * part;
    const step = glowOf(spark);
    if (step > 0) steps[step - 1]!.push(k);
  }
  steps.forEach((carriers, step) => {
    if (carriers.length === 0) return;
    const strength = (step + 1) / GLOWS;
    brush.dots(carriers.map(at), radius * (1 + 0.75 * strength), { fill: GLOW, alpha: 0.3 + 0.55 * strength });
  });
}

export function drawPeople(brush: Brush, picture: Picture, people: readonly number[], larger: number): void {
  const { scene, fit, before, after, t, still } = picture;
  const moment = still || t >= 0.5 ? after : before;
  const radius = dotRadius(scene, fit) * larger;
  const at = placeOf(scene, fit);
  const colourOf = new Map(moment.groups.map(({ number, colour }) => [number, colour]));
  /** By how they are drawn: each is one path. */
  const alike = new Map<string, number[]>();
  for (const k of people) {
    const look = lookOf(moment, k, colourOf);
    if (look === '') continue;
    const others = alike.get(look);
    if (others === undefined) alike.set(look, [k]);
    else others.push(k);
  }
  for (const [look, those] of [...alike].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const [kind, fill, ring] = look.split(' ') as [string, string, string];
    const size = kind === '3' ? radius : kind === '1' ? radius * 0.72 : radius * 0.8;
    brush.dots(those.map(at), size, {
      ...{ fill, stroke: ring },
      width: kind === '3' && ring === GROUND ? radius * 0.22 : Math.max(1, radius * 0.34),
    });
  }
}

/** Which kind, which colour, which ring; empty: not to be seen. */
function lookOf(moment: Moment, k: number, colourOf: ReadonlyMap<number, number>): string {
  const state = moment.state[k];
  if (state === STATE.away) return '';
  if (state === STATE.member) {
    const [first, second] = [moment.groupsOf[GROUPS_EACH * k]!, moment.groupsOf[GROUPS_EACH * k + 1]!];
    const one = paint(colourOf.get(first >= 0 ? first : second));
    return `3 ${one} ${first >= 0 && second >= 0 ? paint(colourOf.get(second)) : GROUND}`;
  }
  const stuck = moment.stuck[k] === 1;
  if (state === STATE.former) return `2 ${GROUND} ${stuck ? STUCK : FORMER_RING}`;
  return stuck ? `1 ${STUCK} ${STUCK}` : `1 ${NEVER} ${NEVER}`;
}
