/** Who stands at a point of the window, or whose group has its hull there. */
import { polygonArea, polygonContains } from 'd3-polygon';
import { outlineOf, type Point } from './hull.ts';
import { dotRadius, nearness, type Picture, padding, placeOf } from './picture.ts';
import { STATE } from './scene.ts';

/** How near a click must be to a person, in pixels. */
const REACH = 11;

export type Found = { readonly person: number } | { readonly group: number } | null;

export function whoIsAt(picture: Picture, [x, y]: Point): Found {
  const { scene, fit, after } = picture;
  const at = placeOf(scene, fit);
  const radius = dotRadius(scene, fit);
  let person = -1;
  let least = Math.max(REACH, radius * 1.4);
  for (let k = 0; k < scene.x.length; k++) {
    if (after.state[k] === STATE.away) continue;
    const [px, py] = at(k);
    const far = Math.hypot(px - x, py - y);
    if (far < least) {
      least = far;
      person = k;
    }
  }
  // Inside a group the ground between its people is the group's own.
  const groundX = (x - fit.left) / fit.scale;
  const groundY = (y - fit.top) / fit.scale;
  if (person >= 0 && least <= Math.max(REACH * 0.6, radius)) return { person };
  const pad = padding(scene, fit);
  const near = nearness(scene, fit);
  let smallest = Infinity;
  let group = -1;
  for (const { number, members } of after.groups) {
    const places = members.map((k): Point => [scene.x[k]!, scene.y[k]!]);
    for (const hull of outlineOf(places, pad, near).hulls) {
      const area = Math.abs(polygonArea(hull));
      if (area < smallest && polygonContains(hull, [groundX, groundY])) {
        smallest = area;
        group = number;
      }
    }
  }
  if (group >= 0) return { group };
  return person >= 0 ? { person } : null;
}
