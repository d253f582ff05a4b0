/**
 * Organizing: what becomes of an organization as a whole (T19). When a share `changed` of its people have belonged to a group
 * and carry the spark, it has changed, and for good: nobody in it is assigned to an expert any more (T20), and newcomers begin with
 * the spark of those who are there.
 *
 * `counting` looks at everybody, part by part: it counts those who foster and those who weave, too, and, where difficulties may lie beyond
 * what an organization knows (T48), finds its best level in each field.
 */
import { ROLE } from '../interventions.ts';
import { BOOK, each, settle } from '../world.ts';

export const counting = each(
  'counting',
  'parts',
  ['partPeople', 'partCarriers', 'partFosterers', 'partWeavers', 'partBest'],
  (world, settings, _luck, from, to) => {
    const { partPeople, partCarriers, partFosterers, partWeavers, partBest } = world;
    const { organization, here, groupsSoFar, spark, fostering, role, expertise } = world;
    const { people, organizations, fields, partRows } = settings.size;
    const { carried } = settings.spreading;
    const knowing = settings.needs.beyond > 0;

    for (let part = from; part < to; part++) {
      const first = part * organizations;
      partPeople.fill(0, first, first + organizations);
      partCarriers.fill(0, first, first + organizations);
      if (knowing) partBest.fill(0, first * fields, (first + organizations) * fields);
      let fosterers = 0;
      let weavers = 0;
      const end = Math.min(people, (part + 1) * partRows);
      for (let i = part * partRows; i < end; i++) {
        if (here[i] === 0) continue;
        const o = first + organization[i]!;
        partPeople[o] = partPeople[o]! + 1;
        if (groupsSoFar[i]! > 0 && spark[i]! >= carried) partCarriers[o] = partCarriers[o]! + 1;
        if (fostering[i]! > 0) fosterers += 1;
        if (role[i] === ROLE.weaver) weavers += 1;
        if (!knowing) continue;
        for (let k = 0; k < fields; k++) {
          if (expertise[i * fields + k]! > partBest[o * fields + k]!)
            partBest[o * fields + k] = expertise[i * fields + k]!;
        }
      }
      partFosterers[part] = fosterers;
      partWeavers[part] = weavers;
    }
  },
);

export const organizing = settle(
  'organizing',
  ['orgPeople', 'orgCarriers', 'orgChanged', 'orgBest', 'book'],
  (world, settings, { week }, log) => {
    // What was done from outside and who came and went stands before everything else that happens in the week.
    log.mark();
    const { orgPeople, orgCarriers, orgChanged, orgBest, book } = world;
    const { partPeople, partCarriers, partFosterers, partWeavers, partBest } = world;
    const { organizations, fields, parts } = settings.size;
    const { changed } = settings.organizations;
    const knowing = settings.needs.beyond > 0;

    orgPeople.fill(0);
    orgCarriers.fill(0);
    if (knowing) orgBest.fill(0);
    let fosterers = 0;
    let weavers = 0;
    for (let part = 0; part < parts; part++) {
      fosterers += partFosterers[part]!;
      weavers += partWeavers[part]!;
      const first = part * organizations;
      for (let o = 0; o < organizations; o++) {
        orgPeople[o] = orgPeople[o]! + partPeople[first + o]!;
        orgCarriers[o] = orgCarriers[o]! + partCarriers[first + o]!;
      }
      for (let at = 0; knowing && at < organizations * fields; at++)
        orgBest[at] = Math.max(orgBest[at]!, partBest[first * fields + at]!);
    }
    book[BOOK.fosterers] = fosterers;
    book[BOOK.weavers] = weavers;
    for (let o = 0; o < organizations; o++) {
      // One person alone is no organization.
      if (orgChanged[o]! < 0 && orgPeople[o]! > 1 && orgCarriers[o]! >= changed * orgPeople[o]!) orgChanged[o] = week;
    }
  },
);
