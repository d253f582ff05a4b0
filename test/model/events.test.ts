import { describe, expect, it } from 'vitest';
import { EVENT, EVENT_NAMES, EventLog } from '../../src/model/events.ts';

describe('the log of events', () => {
  it('tells everything in the order in which it was said, however much it was', () => {
    const log = new EventLog();
    for (let n = 0; n < 10_000; n++) log.say(n % 8, n, -n, 7 * n);
    let n = 0;
    log.read((kind, person, group, other) => {
      if (kind !== n % 8 || person !== n || group !== 0 - n || other !== 7 * n) expect.fail(`event ${n} is another`);
      n += 1;
    });
    expect(n).toBe(10_000);
  });

  it('is empty once cleared, and says again only what is said after', () => {
    const log = new EventLog();
    log.say(EVENT.left, 1, 2, 3);
    log.clear();
    log.say(EVENT.met, 4, 5, 6);
    const told: number[][] = [];
    log.read((...event) => told.push(event));
    expect(told).toEqual([[EVENT.met, 4, 5, 6]]);
  });

  it('has a name for every kind, in its place', () => {
    for (const [name, kind] of Object.entries(EVENT)) expect(EVENT_NAMES[kind]).toBe(name);
    expect(EVENT_NAMES.length).toBe(Object.keys(EVENT).length);
  });
});
