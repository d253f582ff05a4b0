/** How ties are found, made and replaced. A tie is a link from who sees it so to the other. */
import { util } from './library.mjs';

export function tieTo({ ties }, other) {
  for (let at = 0; at < ties.length; at++) if (ties[at].end1 === other) return ties[at];
  return null;
}

export function closenessTo(person, other) {
  const tie = tieTo(person, other);
  return tie === null ? 0 : tie.closeness;
}

/** Ties `from` to `to`, as `from` sees it. `own`: made during the run, and so it may give way to another. */
export function makeTie(town, from, to, closeness, own) {
  return town.links.createOne(from, to, (link) => {
    link.closeness = closeness;
    link.own = own;
    link.alumni = false;
    from.ties.push(link);
  });
}

/**
 * The tie to somebody, made if need be: where there is room, or in place of the weakest tie of one's own making that is weaker than
 * `closeness`. Null when there is no room.
 */
export function reach(town, person, other, closeness) {
  const known = tieTo(person, other);
  if (known !== null) return known;
  if (person.ties.length < person.tieRoom) return makeTie(town, person, other, closeness, true);
  let weakest = closeness;
  let tie = null;
  for (const own of person.ties) {
    if (own.own && own.closeness < weakest) {
      weakest = own.closeness;
      tie = own;
    }
  }
  if (tie === null) return null;
  // The same link with another end: one that dies is cut out of the list of all links, which takes as long as the list.
  util.removeArrayItem(tie.end1.links, tie);
  other.links.push(tie);
  tie.end1 = other;
  tie.closeness = closeness;
  tie.alumni = false;
  return tie;
}
