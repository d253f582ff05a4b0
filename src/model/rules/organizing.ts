/**
 * Organizing: what becomes of an organization as a whole (T19). When a share `changed` of its people have belonged to a group
 * and carry the spark, it has changed, and for good: nobody in it is assigned to an expert any more (T20), and newcomers begin with
 * the spark of those who are there.
 *
 * The same look over everybody counts those who foster and those who weave and, where difficulties may lie beyond what an organization knows (T48),
 * finds its best level in each field.
 */
import { ROLE } from '../interventions.ts';
import { BOOK, settle } from '../world.ts';

export const organizing = settle(
  'organizing',
  ['orgPeople', 'orgCarriers', 'orgChanged', 'orgBest', 'book'],
  (world, settings, { week }, log) => {
    // What was done from outside and who came and went stands before everything else that happens in the week.
    log.mark();
    const { orgPeople, orgCarriers, orgChanged, orgBest, book } = world;
    const { organization, here, groupsSoFar, spark, fostering, role, expertise } = world;
    const { people, organizations, fields } = settings.size;
    const { carried } = settings.spreading;
    const { changed } = settings.organizations;
    const knowing = settings.needs.beyond > 0;

    orgPeople.fill(0);
    orgCarriers.fill(0);
    if (knowing) orgBest.fill(0);
    let fosterers = 0;
    let weavers = 0;
    for (let i = 0; i < people; i++) {
      if (here[i] === 0) continue;
      const o = organization[i]!;
      orgPeople[o] = orgPeople[o]! + 1;
      if (groupsSoFar[i]! > 0 && spark[i]! >= carried) orgCarriers[o] = orgCarriers[o]! + 1;
      if (fostering[i]! > 0) fosterers += 1;
      if (role[i] === ROLE.weaver) weavers += 1;
      if (!knowing) continue;
      for (let k = 0; k < fields; k++) {
        if (expertise[i * fields + k]! > orgBest[o * fields + k]!) orgBest[o * fields + k] = expertise[i * fields + k]!;
      }
    }
    book[BOOK.fosterers] = fosterers;
    book[BOOK.weavers] = weavers;
    for (let o = 0; o < organizations; o++) {
      // One person alone is no organization.
      if (orgChanged[o]! < 0 && orgPeople[o]! > 1 && orgCarriers[o]! >= changed * orgPeople[o]!) orgChanged[o] = week;
    }
  },
);
