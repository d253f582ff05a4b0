import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ScenarioFault } from '../../src/scenario/fault.ts';
import { readScenario } from '../../src/scenario/read.ts';
import { faultsOf, folder, read } from './folder.ts';

it.each([
  ['nothing at all', '', 's.yaml:1:1: an empty file given, expected a scenario (weeks: 260 would do)'],
  ['only remarks', '# weeks: 3\n', 's.yaml:1:1: an empty file given, expected a scenario (weeks: 260 would do)'],
  ['a list', '- weeks: 3\n', 's.yaml:1:1: a list given, expected sections (weeks: 260)'],
  ['a word', 'weeks\n', 's.yaml:1:1: "weeks" given, expected sections (weeks: 260)'],
  ['a tab', 'needs:\n\trate: 0.1\n', 's.yaml:2:1: a tab given, expected spaces for indentation'],
  ['two documents', 'weeks: 3\n---\nweeks: 4\n', 's.yaml:2:1: a second document given, expected one scenario a file'],
  ['an open bracket', 'record: {people: [0, 3}\n', 's.yaml:1:23: a list that is not closed given, expected ]'],
  ['an open brace', 'needs: {rate: 1\nweeks: 3\n', 's.yaml:2:1: a mapping that is not closed given, expected }'],
  [
    'a colon in a text',
    'title: Why: because\n',
    's.yaml:1:8: a second colon given, expected quotes around a text with a colon in it',
  ],
  ['an open quote', 'title: "x\n', 's.yaml:2:1: Missing closing "quote'],
  ['an unknown anchor', 'weeks: *long\n', 's.yaml:1:8: weeks: *long: unknown anchor given'],
  [
    'an anchor in itself',
    'needs: &a {rate: *a}\n',
    's.yaml:1:18: needs.rate: *a: an anchor that contains itself given',
  ],
  ['a tag', 'weeks: !many 3\n', 's.yaml:1:8: Unresolved tag: !many'],
  ['YAML 1.1', '%YAML 1.1\n---\nweeks: 3\n', 's.yaml:1:1: YAML 1.1 given, expected YAML 1.2'],
  ['a list as key', 'needs: {[a]: 3}\n', 's.yaml:1:9: needs: a key that is not text given, expected key: value'],
])('a file that holds %s is told', (_, yaml, fault) => {
  expect(faultsOf(yaml)).toContain(fault);
});

it('an anchor that grows without end is refused at once', () => {
  const bomb = `a0: &a0 [x]\n${Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`).join('\n')}\n`;
  expect(faultsOf(bomb)).toEqual(['s.yaml:1:1: Excessive alias count indicates a resource exhaustion attack']);
});

it('an honest anchor is read as what it stands for, and its faults stand where it stands', () => {
  const yaml = 'people:\n  traits:\n    drive: &spread {uniform: [0.2, 0.8]}\n    openness: *spread\n';
  expect(read(yaml).scenario.people.traits.openness).toEqual({ uniform: [0.2, 0.8] });
  expect(faultsOf(yaml.replace('0.8', '1.5'))).toEqual([
    's.yaml:3:36: people.traits.openness.uniform.1: 1.5 given, expected a number from 0 to 1 (weight)',
  ]);
});

it('a key given twice is told at its second place, however deep', () => {
  expect(faultsOf('weeks: 1\npeople:\n  traits:\n    drive: 1\n    openness: 0\n    drive: 1\n')).toEqual([
    's.yaml:6:5: people.traits.drive: given twice, first on line 4, expected once',
  ]);
});

it('lines ended the Windows way and a byte order mark change nothing, not even the places of faults', () => {
  const yaml = 'title: Ä\nneeds:\n  rate: 2\n';
  const fault = ['s.yaml:3:9: needs.rate: 2 given, expected a number from 0 to 1 (1/week)'];
  expect(faultsOf(yaml)).toEqual(fault);
  expect(faultsOf(`\uFEFF${yaml.replaceAll('\n', '\r\n')}`)).toEqual(fault);
  const right = `\uFEFF${yaml.replace('2', '0.2').replaceAll('\n', '\r\n')}`;
  expect(read(right).scenario.title).toBe('Ä');
});

it('text that is not UTF-8 is told where it ceases to be', () => {
  const latin1 = Buffer.concat([Buffer.from('weeks: 3\ntitle: '), Buffer.from([0xc4, 0x0a])]);
  expect(faultsOf(latin1)).toEqual(['s.yaml:2:8: bytes that are not UTF-8 given, expected text in UTF-8']);
  const utf16 = Buffer.from('\uFEFFweeks: 3\n', 'utf16le');
  expect(faultsOf(utf16)).toEqual(['s.yaml:1:1: text in UTF-16 given, expected UTF-8']);
  expect(faultsOf('weeks: 3\ntitle: a\0b\n')).toEqual(['s.yaml:2:9: a null character given, expected text']);
});

it('a scenario that cannot be read is told with the reason, and the name that was probably meant', () => {
  const at = folder({ 'town.yaml': 'weeks: 3\n', 'sub/x.yaml': '' });
  const fault = (name: string) => {
    try {
      readScenario(join(at, name));
    } catch (error) {
      if (error instanceof ScenarioFault) return error.message.replaceAll(`${at}/`, '');
    }
    return 'fine';
  };
  expect(fault('twon.yaml')).toBe('twon.yaml:1:1: cannot be read (no such file), did you mean town.yaml?');
  expect(fault('elsewhere.yaml')).toBe('elsewhere.yaml:1:1: cannot be read (no such file)');
  expect(fault('sub')).toBe('sub:1:1: cannot be read (it is a directory)');
  expect(fault('town.yaml/x.yaml')).toBe('town.yaml/x.yaml:1:1: cannot be read (no such directory)');
  expect(fault('a\0b.yaml')).toBe('a\\u0000b.yaml:1:1: cannot be read (the name holds a null character)');
  chmodSync(join(at, 'town.yaml'), 0);
  if (process.getuid?.() !== 0) expect(fault('town.yaml')).toBe('town.yaml:1:1: cannot be read (no permission)');
});

it('a fault is one line, and nothing in it can make a terminal do things', () => {
  expect(faultsOf('"we\\neks\\e[2J\\u2028": 3\n')).toEqual(['s.yaml:1:1: we\\neks\\u001b[2J\\u2028: unknown key']);
});
