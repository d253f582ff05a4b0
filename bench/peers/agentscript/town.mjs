/** The town: its people on their first morning, its groups, and the phases of its week. */
import { askFriend } from './alumni.mjs';
import { choose } from './attraction.mjs';
import { consider } from './committing.mjs';
import { follow } from './energy.mjs';
import { found } from './founding.mjs';
import { grow } from './growing.mjs';
import { join } from './joining.mjs';
import { learn } from './learning.mjs';
import { letGo } from './letting-go.mjs';
import { Model, util, World } from './library.mjs';
import { arise } from './needs.mjs';
import { look } from './noticing.mjs';
import { beBorn } from './person.mjs';
import { practise } from './practising.mjs';
import { recognize } from './recognition.mjs';
import { tieAll } from './small-world.mjs';
import { drawer } from './spread.mjs';
import { spread } from './spreading.mjs';
import { stick } from './sticking.mjs';
import { talk } from './talking.mjs';
import { work } from './working.mjs';

export class Town extends Model {
  /** `given`: parameters, traits, fields, organizations and network as the driver writes them. */
  constructor(given, count) {
    // Nobody stands anywhere: the world is one patch.
    super(World.defaultOptions(0));
    this.given = given;
    this.count = count;
    this.parameters = given.parameters;
    this.fields = given.fields;
    this.groupsEver = 0;
    this.week = 0;
    this.turtleBreeds('people groups');
  }

  /** The first morning. */
  setup() {
    const { traits, organizations, network } = this.given;
    const { fields, count } = this;
    const { noticing, organizations: orgs, network: ties } = this.parameters;
    const share = (name) => drawer(traits[name], 0, 1);
    const [strong, second, rest, openness] = ['strong', 'second', 'rest', 'openness'].map(share);
    const [authenticity, stance, fearlessness, ego] = ['authenticity', 'stance', 'fearlessness', 'ego'].map(share);
    const drive = drawer(traits.drive, 0, 2);
    const attention = drawer(traits.attention, 0.1, 1);

    this.people.create(count, (person) => {
      const organization = Math.floor((person.id * organizations) / count);
      const first = util.randomFloat(1) < orgs.specialized ? organization % fields : util.randomInt(fields);
      const other = (first + 1 + util.randomInt(fields - 1)) % fields;
      const level = (_, k) => (k === first ? strong() : k === other ? second() : rest());
      person.drive = drive();
      person.openness = openness();
      person.authenticity = authenticity();
      person.stance = stance();
      person.bornFearless = fearlessness();
      person.fearlessness = person.bornFearless;
      person.ego = ego();
      person.attention = attention();
      beBorn(person, organization, Array.from({ length: fields }, level), first, noticing.looks + 1);
    });
    tieAll(this, network.neighbours, network.rewired, drawer(network.closeness, 0, 1), ties.room);
  }

  /** One week. In every phase people read only what nobody else changes in it. */
  step() {
    const { people, groups } = this;
    this.week += 1;
    people.ask((person) => arise(this, person));
    people.ask((person) => {
      look(this, person);
      choose(this, person);
      spread(this, person);
    });
    people.ask((person) => talk(this, person));
    people.ask((person) => {
      stick(this, person);
      askFriend(this, person);
    });
    found(this);
    join(this);
    groups.ask((group) => work(this, group));
    people.ask((person) => {
      practise(this, person);
      learn(this, person);
    });
    groups.ask((group) => {
      follow(this, group);
      recognize(this, group);
    });
    people.ask((person) => {
      grow(this, person);
      consider(this, person);
    });
    letGo(this);
  }
}
