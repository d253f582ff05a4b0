/**
 * Translates acts, and the functions they call, from JavaScript to the text of WebAssembly.
 *
 * Every function is walked again and again until no type in it grows any more; the text of the last walk is the result. What is
 * not a number (the world, its settings, a column, a rule that is not there) is known while compiling and leaves no trace but
 * addresses. A function is made once for each set of such arguments. What it needs of the world is handed to it by its caller,
 * so that an act takes every address and every parameter into a local once.
 */
import type {
  AnyNode,
  AssignmentExpression,
  CallExpression,
  Expression,
  Function as Func,
  Node,
  Pattern,
  Statement,
} from 'acorn';
import type { Module, Modules, TopLevel } from './modules.ts';
import {
  constant,
  held,
  isNarrow,
  join,
  machineType,
  type Numeric,
  narrow,
  ofType,
  type Type,
  wide,
} from './number.ts';
import { leastOrMost, reckon } from './operators.ts';
import { type Surroundings, typeOfColumn } from './surroundings.ts';

/** What is known while compiling. */
type Known =
  | { readonly kind: 'world' }
  | { readonly kind: 'settings'; readonly section: string | null }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'scratch'; readonly name: string; readonly fixed: boolean }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Value> }
  | { readonly kind: 'null' };
type Value = Numeric | Known;

/** A variable of a function: its place among the locals; its type grows from walk to walk. */
interface Variable {
  readonly kind: 'variable';
  readonly node: Node;
  readonly local: string;
}

class Scope {
  private readonly names = new Map<string, Value | Variable>();
  private readonly outer: Scope | null;

  constructor(outer: Scope | null) {
    this.outer = outer;
  }

  set(name: string, value: Value | Variable): void {
    this.names.set(name, value);
  }

  get(name: string): Value | Variable | undefined {
    return this.names.get(name) ?? this.outer?.get(name);
  }
}

/** One function for one set of known arguments, or an act. */
interface Made {
  readonly label: string;
  readonly module: Module;
  readonly types: Map<Node, Type>;
  /** What it needs of the world, with its callees: addresses of columns and of scratch, parameters. */
  readonly needs: Map<string, 'i32' | 'f64'>;
  /** Rules that must not be replaced by an expression. */
  readonly assumes: Set<string>;
  returns: Type | 'nothing' | null;
  text: string;
}

const SIZES = { f64: 3, f32: 2, i32: 2, u32: 2, u8: 0 } as const;
const LOADS = { f64: 'f64.load', f32: 'f32.load', i32: 'i32.load', u32: 'i32.load', u8: 'i32.load8_u' } as const;
const STORES = { f64: 'f64.store', f32: 'f32.store', i32: 'i32.store', u32: 'i32.store', u8: 'i32.store8' } as const;

export class Translator {
  private readonly modules: Modules;
  private readonly around: Surroundings;
  private readonly made = new Map<string, Made>();
  /** Made in this walk already. */
  private walked = new Set<string>();
  private underWay: string[] = [];
  private grew = false;
  /** Arrays that modules keep for one hand: their first length. */
  readonly scratch = new Map<string, number>();

  constructor(modules: Modules, around: Surroundings) {
    this.modules = modules;
    this.around = around;
  }

  /** Walks until nothing grows; `walk` asks for the acts. */
  settle(walk: () => void): void {
    do {
      this.grew = false;
      this.walked = new Set();
      walk();
    } while (this.grew);
  }

  /** Everything made, callees before callers. */
  texts(): string[] {
    return [...this.made.values()].map(({ text }) => text);
  }

  /** Globals that stand for the world. */
  globals(): Map<string, 'i32' | 'f64'> {
    return new Map([...this.made.values()].flatMap(({ needs }) => [...needs]));
  }

  /** Makes an act: run(world, settings, luck, from, to). Returns the rules that it holds for only while they are built in. */
  act(name: string, run: Func, module: Module): ReadonlySet<string> {
    const one = this.begin(`act ${name}`, module);
    const scope = new Scope(null);
    const walker = new Walker(this, one, scope);
    const luck: Value = {
      kind: 'object',
      members: new Map([
        ['k0', narrow('bits', () => '(local.get $k0)')],
        ['k1', narrow('bits', () => '(local.get $k1)')],
        ['week', narrow('int', () => '(local.get $week)')],
      ]),
    };
    const given: Value[] = [
      { kind: 'world' },
      { kind: 'settings', section: null },
      luck,
      narrow('int', () => '(local.get $from)'),
      narrow('int', () => '(local.get $to)'),
    ];
    run.params.forEach((param, at) => {
      const value = given[at];
      if (value === undefined) throw module.fault(param, 'an act takes world, settings, luck, from and to');
      walker.bind(param, value, scope, false);
    });
    const body = walker.body(run);
    const load = [...one.needs].map(([need]) => `(local.set $${need} (global.get $${need}))`);
    const environment = [...one.needs].map(([need, type]) => `(local $${need} ${type})`);
    one.text = `(func $${one.label} (export "${name}") (param $k0 i32) (param $k1 i32) (param $week i32) (param $from i32) (param $to i32)
${[...environment, ...walker.locals()].join(' ')}
${load.join('\n')}
${body})`;
    this.finish(`act ${name}`);
    return one.assumes;
  }

  begin(key: string, module: Module): Made {
    let one = this.made.get(key);
    if (!one) {
      one = {
        label: quoted(key),
        module,
        types: new Map(),
        needs: new Map(),
        assumes: new Set(),
        returns: null,
        text: '',
      };
    }
    // Callees are made within, and stand before.
    this.made.delete(key);
    this.underWay.push(key);
    this.pending.set(key, one);
    return one;
  }

  private readonly pending = new Map<string, Made>();

  finish(key: string): void {
    this.made.set(key, this.pending.get(key)!);
    this.pending.delete(key);
    this.underWay.pop();
    this.walked.add(key);
  }

  /** A type that has to hold one more; notes when it grew. */
  grow(types: Map<Node, Type>, node: Node, type: Type, module: Module): void {
    const before = types.get(node);
    const after = before === undefined ? type : join(before, type);
    if (after === null) throw module.fault(node, `is ${before} here and ${type} there`);
    if (after === before) return;
    types.set(node, after);
    this.grew = true;
  }

  grown(): void {
    this.grew = true;
  }

  meaningOf(module: Module, name: string): TopLevel | null {
    return this.modules.meaningOf(module, name);
  }

  get surroundings(): Surroundings {
    return this.around;
  }

  /** The function for these arguments, made if it is not yet. */
  function(top: TopLevel & { kind: 'function' }, args: readonly Value[], call: Node, caller: Module): Made {
    const { node, module } = top;
    const key = `${module.file}#${node.id!.name}(${args.map((value) => keyOf(value, call, caller)).join(',')})`;
    if (this.underWay.includes(key)) throw caller.fault(call, `${node.id!.name} calls itself`);
    const known = this.made.get(key);
    const types = known?.types ?? new Map<Node, Type>();
    if (node.params.length !== args.length) {
      throw caller.fault(call, `${node.id!.name} takes ${node.params.length} arguments`);
    }
    // What is handed over may have grown since it was made in this walk: the next walk makes it again.
    node.params.forEach((param, at) => {
      const value = args[at]!;
      if (value.kind === 'number') this.grow(types, param, value.type, module);
    });
    if (known && this.walked.has(key)) return known;
    const one = this.begin(key, module);
    for (const [param, type] of types) one.types.set(param, type);
    const scope = new Scope(null);
    const walker = new Walker(this, one, scope);
    const params: string[] = [];
    node.params.forEach((param, at) => {
      const value = args[at]!;
      if (value.kind !== 'number') {
        walker.bind(param, value, scope, true);
        return;
      }
      if (param.type !== 'Identifier') throw module.fault(param, 'a parameter of numbers has a plain name');
      const local = `$${param.name}.p`;
      scope.set(param.name, { kind: 'variable', node: param, local });
      params.push(`(param ${local} ${machineType(one.types.get(param)!)})`);
    });
    const body = walker.body(node);
    const environment = [...one.needs].map(([need, type]) => `(param $${need} ${type})`);
    const { returns } = one;
    const result = returns === null || returns === 'nothing' ? '' : `(result ${machineType(returns)})`;
    one.text = `(func $${one.label} ${[...environment, ...params].join(' ')} ${result}
${walker.locals().join(' ')}
${body}
${result === '' ? '' : 'unreachable'})`;
    this.finish(key);
    return one;
  }
}

const quoted = (key: string): string => `"${key.replace(/^.*\//, '')}"`;

/** What a function is made for, among its arguments. */
function keyOf(value: Value, call: Node, module: Module): string {
  switch (value.kind) {
    case 'number':
      return 'number';
    case 'column':
      return value.name;
    case 'settings':
      return `settings ${value.section ?? ''}`;
    case 'world':
    case 'null':
      return value.kind;
    default:
      throw module.fault(call, `${value.kind === 'scratch' ? 'an array of this module' : 'an object'} is handed over`);
  }
}

/** Walks one function once. */
class Walker {
  private readonly whole: Translator;
  private readonly made: Made;
  private readonly module: Module;
  private scope: Scope;
  private readonly variables: Variable[] = [];
  private readonly loops: number[] = [];
  private labels = 0;

  constructor(whole: Translator, made: Made, scope: Scope, module = made.module) {
    this.whole = whole;
    this.made = made;
    this.module = module;
    this.scope = scope;
  }

  private refuse(node: Node, what = `${(node as AnyNode).type} is not known to the compiler`): never {
    throw this.module.fault(node, what);
  }

  locals(): string[] {
    return this.variables.map(({ node, local }) => `(local ${local} ${machineType(this.made.types.get(node)!)})`);
  }

  body(run: Func): string {
    if (run.async || run.generator || run.body.type !== 'BlockStatement') this.refuse(run.body);
    const text = this.block(run.body.body);
    if (this.made.returns === null) this.made.returns = 'nothing';
    return text;
  }

  /** Gives names to what is known, or to the numbers of an act. */
  bind(pattern: Pattern, value: Value, scope: Scope, known: boolean): void {
    if (pattern.type === 'Identifier') {
      scope.set(pattern.name, value);
      return;
    }
    if (pattern.type !== 'ObjectPattern' || value.kind === 'number') this.refuse(pattern);
    for (const one of pattern.properties) {
      if (one.type !== 'Property' || one.computed) this.refuse(one);
      const name = one.key.type === 'Identifier' ? one.key.name : this.refuse(one.key);
      const member = this.member(value, name, one);
      if (known && member.kind === 'number' && member.constant === undefined && value.kind !== 'settings')
        this.refuse(one);
      this.bind(one.value, member, scope, known);
    }
  }

  // ── statements ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  private block(statements: readonly AnyNode[]): string {
    const outer = this.scope;
    this.scope = new Scope(outer);
    const text = statements.map((one) => this.statement(one as Statement)).filter((one) => one !== '');
    this.scope = outer;
    return text.join('\n');
  }

  private statement(node: Statement): string {
    switch (node.type) {
      case 'BlockStatement':
        return this.block(node.body);
      case 'EmptyStatement':
        return '';
      case 'VariableDeclaration': {
        if (node.kind === 'var') this.refuse(node);
        const { kind } = node;
        return node.declarations.map(({ id, init }) => this.declare(id, init, kind === 'const')).join('\n');
      }
      case 'ExpressionStatement':
        return this.effect(node.expression);
      case 'IfStatement':
        return this.branch(node.test, node.consequent, node.alternate ?? null);
      case 'ForStatement': {
        const outer = this.scope;
        this.scope = new Scope(outer);
        const { init, test, update, body } = node;
        const first = !init ? '' : init.type === 'VariableDeclaration' ? this.statement(init) : this.effect(init);
        const loop = this.loop(test ?? null, body, update ?? null);
        this.scope = outer;
        return `${first}\n${loop}`;
      }
      case 'WhileStatement':
        return this.loop(node.test, node.body, null);
      case 'BreakStatement':
      case 'ContinueStatement': {
        const at = this.loops.at(-1);
        if (node.label || at === undefined) this.refuse(node);
        return `(br $${node.type === 'BreakStatement' ? 'end' : 'next'}${at})`;
      }
      case 'ReturnStatement':
        return this.answer(node.argument ?? null, node);
      default:
        return this.refuse(node);
    }
  }

  private declare(id: Pattern, init: Expression | null | undefined, fixed: boolean): string {
    if (!init) this.refuse(id, 'a variable begins with a value');
    const value = this.value(init);
    if (value.kind !== 'number') {
      if (!fixed) this.refuse(id, 'only a number can be a variable');
      this.bind(id, value, this.scope, true);
      return '';
    }
    if (id.type !== 'Identifier') this.refuse(id);
    if (fixed && value.constant !== undefined) {
      this.scope.set(id.name, value);
      return '';
    }
    const variable: Variable = { kind: 'variable', node: id, local: `$${id.name}.${this.variables.length}` };
    this.variables.push(variable);
    this.scope.set(id.name, variable);
    return this.put(variable, value);
  }

  private put({ node, local }: Variable, value: Numeric): string {
    this.whole.grow(this.made.types, node, value.type, this.module);
    return `(local.set ${local} ${held(value, this.made.types.get(node)!)})`;
  }

  private branch(test: Expression, consequent: Statement, alternate: Statement | null): string {
    const holds = this.truth(test);
    if (holds.constant !== undefined) {
      if (holds.constant) return this.block([consequent]);
      return alternate === null ? '' : this.block([alternate]);
    }
    const [yes, no] = [this.block([consequent]), alternate === null ? '' : this.block([alternate])];
    return `(if ${holds.i32()} (then ${yes})${no === '' ? '' : ` (else ${no})`})`;
  }

  /** The test stands before the loop and at its end, so that a turn has one jump. */
  private loop(test: Expression | null, body: Statement, update: Expression | null): string {
    const holds = test === null ? constant(true) : this.truth(test);
    if (holds.constant === false) return '';
    const at = this.labels++;
    this.loops.push(at);
    const inside = this.block([body]);
    this.loops.pop();
    const step = update === null ? '' : this.effect(update);
    const again = holds.constant === true ? `(br $again${at})` : `(br_if $again${at} ${holds.i32()})`;
    const enter = holds.constant === true ? '' : `(br_if $end${at} (i32.eqz ${holds.i32()}))`;
    return `(block $end${at} ${enter}\n(loop $again${at} (block $next${at}\n${inside})\n${step}\n${again}))`;
  }

  private answer(argument: Expression | null, node: Node): string {
    if (argument === null) {
      if (this.made.returns !== null && this.made.returns !== 'nothing')
        this.refuse(node, 'returns a number elsewhere');
      this.made.returns = 'nothing';
      return '(return)';
    }
    const value = this.number(argument, true);
    const before = this.made.returns;
    if (before === 'nothing') this.refuse(node, 'returns nothing elsewhere');
    const after = before === null ? value.type : join(before, value.type);
    if (after === null) this.refuse(node, `returns ${before} elsewhere`);
    if (after !== before) {
      this.made.returns = after;
      this.whole.grown();
    }
    return `(return ${held(value, after)})`;
  }

  // ── what has an effect ──────────────────────────────────────────────────────────────────────────────────────────────────

  private effect(node: Expression): string {
    switch (node.type) {
      case 'AssignmentExpression':
        return this.assign(node);
      case 'UpdateExpression': {
        const { argument, operator } = node;
        if (argument.type !== 'Identifier') this.refuse(node);
        return this.put(
          this.variable(argument),
          this.reckoned(operator === '++' ? '+' : '-', this.number(argument), constant(1), node),
        );
      }
      case 'CallExpression': {
        const done = this.call(node);
        if (typeof done !== 'string') this.refuse(node, 'what it gives is not used');
        return done;
      }
      default:
        return this.refuse(node);
    }
  }

  private variable(node: Expression & { type: 'Identifier' }): Variable {
    const found = this.scope.get(node.name);
    if (found?.kind !== 'variable') this.refuse(node, 'only a variable of this function can be set');
    return found;
  }

  private assign(node: AssignmentExpression): string {
    const { left, operator, right } = node;
    if (left.type === 'Identifier') {
      if (operator === '=' && right.type === 'NewExpression') return this.anew(left.name, right, node);
      const variable = this.variable(left);
      const value = this.number(right, true);
      if (operator === '=') return this.put(variable, value);
      return this.put(variable, this.reckoned(operator.slice(0, -1), this.number(left), this.mere(value, right), node));
    }
    if (left.type !== 'MemberExpression' || !left.computed || operator !== '=') this.refuse(node);
    if (left.object.type === 'Super' || left.property.type === 'PrivateIdentifier') this.refuse(node);
    const of = this.value(left.object);
    const place = this.number(left.property);
    const value = this.number(right);
    if (of.kind === 'scratch') return `(f64.store ${this.address(of, place, left)} ${value.f64()})`;
    if (of.kind !== 'column') this.refuse(left);
    const { kind } = this.whole.surroundings.layout[of.name]!;
    const holdsReal = kind === 'f32' || kind === 'f64';
    if (!holdsReal && value.type === 'real') this.refuse(node, `${of.name} holds whole numbers`);
    const stored = !holdsReal ? value.wrapped() : kind === 'f32' ? `(f32.demote_f64 ${value.f64()})` : value.f64();
    return `(${STORES[kind]} ${this.address(of, place, left)} ${stored})`;
  }

  /** A longer array in place of one that a module keeps for one hand. */
  private anew(name: string, made: Expression & { type: 'NewExpression' }, node: Node): string {
    const of = this.value({ ...made, type: 'Identifier', name } as unknown as Expression);
    const [length] = made.arguments;
    if (of.kind !== 'scratch' || of.fixed || !isFloats(made) || !length || length.type === 'SpreadElement')
      this.refuse(node);
    return `(global.set $n.${of.name} ${this.number(length).i32()})
(global.set $b.${of.name} (call $room (i32.shl (global.get $n.${of.name}) (i32.const 3))))`;
  }

  // ── values ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

  private mere(value: Numeric, node: Node): Numeric {
    if (value.type === 'truth') this.refuse(node, 'a truth is not a number');
    return value;
  }

  private number(node: Expression | Node, truthToo = false): Numeric {
    const value = this.value(node as Expression);
    if (value.kind !== 'number') this.refuse(node, `a number is wanted here, not ${value.kind}`);
    return truthToo ? value : this.mere(value, node);
  }

  private truth(node: Expression): Numeric {
    const value = this.value(node);
    if (value.kind !== 'number' || value.type !== 'truth') this.refuse(node, 'a comparison is wanted here');
    return value;
  }

  private value(node: Expression): Value {
    switch (node.type) {
      case 'Literal':
        if (node.value === null && node.raw === 'null') return { kind: 'null' };
        if (typeof node.value === 'number' || typeof node.value === 'boolean') return constant(node.value);
        return this.refuse(node);
      case 'Identifier':
        return this.named(node.name, node);
      case 'ParenthesizedExpression':
        return this.value(node.expression);
      case 'ObjectExpression':
        return {
          kind: 'object',
          members: new Map(
            node.properties.map((one) => {
              if (one.type !== 'Property' || one.computed || one.key.type !== 'Identifier') return this.refuse(one);
              return [one.key.name, this.value(one.value)];
            }),
          ),
        };
      case 'MemberExpression':
        return this.memberOf(node);
      case 'UnaryExpression':
        return this.unary(node.operator, node.argument, node);
      case 'BinaryExpression': {
        if (node.left.type === 'PrivateIdentifier') this.refuse(node);
        const [left, right] = [this.value(node.left), this.value(node.right)];
        if (left.kind === 'null' || right.kind === 'null') {
          if (node.operator !== '===' && node.operator !== '!==') this.refuse(node);
          return constant((left.kind === right.kind) === (node.operator === '==='));
        }
        if (left.kind !== 'number' || right.kind !== 'number') this.refuse(node);
        return this.reckoned(node.operator, left, right, node);
      }
      case 'LogicalExpression':
        return this.logical(node.operator, node.left, node.right, node);
      case 'ConditionalExpression': {
        const holds = this.truth(node.test);
        if (holds.constant !== undefined) return this.value(holds.constant ? node.consequent : node.alternate);
        const [yes, no] = [this.number(node.consequent, true), this.number(node.alternate, true)];
        if (yes.constant === 1 && no.constant === 0) return narrow('int', holds.i32);
        const type = join(yes.type, no.type);
        if (type === null) this.refuse(node, `is ${yes.type} or ${no.type}`);
        return ofType(
          type,
          () => `(if (result ${machineType(type)}) ${holds.i32()} (then ${held(yes, type)}) (else ${held(no, type)}))`,
        );
      }
      case 'CallExpression': {
        const given = this.call(node);
        return typeof given === 'string' ? this.refuse(node, 'gives nothing') : given;
      }
      default:
        return this.refuse(node);
    }
  }

  private named(name: string, node: Node): Value {
    const found = this.scope.get(name);
    if (found?.kind === 'variable') {
      const type = this.made.types.get(found.node)!;
      return ofType(type, () => `(local.get ${found.local})`);
    }
    if (found) return found;
    const top = this.whole.meaningOf(this.module, name);
    if (top === null || top.kind === 'function') return this.refuse(node, `${name} is nothing that the compiler knows`);
    if (top.init.type === 'NewExpression' && isFloats(top.init)) {
      const [first] = top.init.arguments;
      const there = new Walker(this.whole, this.made, new Scope(null), top.module);
      const length = there.number(first!).constant;
      if (typeof length !== 'number') this.refuse(node, `the length of ${name} is not known`);
      const stem = top.module.file.replace(/^.*\//, '').replace(/\.\w+$/, '');
      const of = `${stem}.${top.name}`;
      this.whole.scratch.set(of, length);
      return { kind: 'scratch', name: of, fixed: top.kind === 'const' };
    }
    if (top.kind === 'let') return this.refuse(node, `${name} can change`);
    return new Walker(this.whole, this.made, new Scope(null), top.module).value(top.init);
  }

  private memberOf(node: Expression & { type: 'MemberExpression' }): Value {
    const { object, property, computed } = node;
    if (object.type === 'Super' || property.type === 'PrivateIdentifier' || node.optional) this.refuse(node);
    const name = !computed && property.type === 'Identifier' ? property.name : null;
    if (object.type === 'Identifier' && object.name === 'Math' && name !== null) {
      const known = (Math as unknown as Record<string, unknown>)[name];
      if (typeof known === 'number') return constant(known);
    }
    const of = this.value(object);
    if (name !== null) return this.member(of, name, node);
    if (property.type === 'Literal' && typeof property.value === 'string') return this.member(of, property.value, node);
    const place = this.number(property);
    if (of.kind === 'scratch') {
      const address = this.address(of, place, node);
      return wide('real', () => `(f64.load ${address})`);
    }
    if (of.kind !== 'column') this.refuse(node, `${of.kind} has no places`);
    const { layout } = this.whole.surroundings;
    const { kind } = layout[of.name]!;
    const address = this.address(of, place, node);
    const load = `(${LOADS[kind]} ${address})`;
    return ofType(typeOfColumn(layout, of.name), () => (kind === 'f32' ? `(f64.promote_f32 ${load})` : load));
  }

  /** Where a number of a column, or of an array of the module, stands in memory. */
  private address(of: Known & { kind: 'column' | 'scratch' }, place: Numeric, node: Node): string {
    if (place.type === 'real' || place.type === 'truth') this.refuse(node, 'a place is a whole number');
    const shift = of.kind === 'scratch' ? 3 : SIZES[this.whole.surroundings.layout[of.name]!.kind];
    const base =
      of.kind === 'column'
        ? this.need(`c.${of.name}`, 'i32')
        : of.fixed
          ? this.need(`b.${of.name}`, 'i32')
          : `(global.get $b.${of.name})`;
    // A place is in memory, and so the same modulo 2^32.
    const at = isNarrow(place.type) || place.exact ? place.wrapped() : place.i32();
    const steps = shift === 0 ? at : `(i32.shl ${at} (i32.const ${shift}))`;
    return `(i32.add ${base} ${steps})`;
  }

  private need(name: string, type: 'i32' | 'f64'): string {
    if (!this.made.needs.has(name)) {
      this.made.needs.set(name, type);
      this.whole.grown();
    }
    return `(local.get $${name})`;
  }

  private member(of: Value, name: string, node: Node): Value {
    const { surroundings } = this.whole;
    if (of.kind === 'world') {
      if (!Object.hasOwn(surroundings.layout, name)) this.refuse(node, `the world has no column ${name}`);
      return { kind: 'column', name };
    }
    if (of.kind === 'settings' && of.section === null) return { kind: 'settings', section: name };
    if (of.kind === 'settings' && of.section === 'rules' && surroundings.openRules.includes(name)) {
      this.made.assumes.add(name);
      return { kind: 'null' };
    }
    if (of.kind === 'settings') {
      const type = surroundings.settingType(of.section!, name);
      if (type === null) this.refuse(node, `there is no setting ${of.section}.${name}`);
      // Needed only where it is used.
      return ofType(type, () => this.need(`s.${of.section}.${name}`, machineType(type)));
    }
    if (of.kind === 'object') {
      return of.members.get(name) ?? this.refuse(node, `${name} is not there while compiling`);
    }
    if (of.kind === 'scratch' && name === 'length') {
      return narrow('int', () =>
        of.fixed ? `(i32.const ${this.whole.scratch.get(of.name)})` : `(global.get $n.${of.name})`,
      );
    }
    return this.refuse(node, `${name} of ${of.kind} is not known to the compiler`);
  }

  private unary(operator: string, argument: Expression, node: Node): Numeric {
    if (operator === '!') {
      const holds = this.truth(argument);
      if (holds.constant !== undefined) return constant(!holds.constant);
      return narrow('truth', () => `(i32.eqz ${holds.i32()})`);
    }
    if (operator !== '-') this.refuse(node);
    const value = this.number(argument);
    if (typeof value.constant === 'number') return constant(-value.constant);
    return wide(value.type === 'real' ? 'real' : 'whole', () => `(f64.neg ${value.f64()})`);
  }

  private logical(operator: string, first: Expression, second: Expression, node: Node): Numeric {
    if (operator === '??') this.refuse(node);
    const left = this.truth(first);
    const decided = operator === '||';
    if (left.constant !== undefined) return left.constant === decided ? left : this.truth(second);
    const right = this.truth(second);
    const known = `(i32.const ${Number(decided)})`;
    return narrow('truth', () =>
      decided
        ? `(if (result i32) ${left.i32()} (then ${known}) (else ${right.i32()}))`
        : `(if (result i32) ${left.i32()} (then ${right.i32()}) (else ${known}))`,
    );
  }

  private reckoned(operator: string, a: Numeric, b: Numeric, node: Node): Numeric {
    return reckon(operator, a, b, (what) => this.refuse(node, what));
  }

  // ── calls ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A value, or the text of what gives none. */
  private call(node: CallExpression): Value | string {
    const { callee } = node;
    if (node.optional) this.refuse(node);
    const args = node.arguments.map((one) => (one.type === 'SpreadElement' ? this.refuse(one) : one));
    if (callee.type === 'MemberExpression') return this.method(callee, args, node);
    if (callee.type !== 'Identifier' || this.scope.get(callee.name)) this.refuse(node);
    const top = this.whole.meaningOf(this.module, callee.name);
    if (top?.kind !== 'function') return this.refuse(node, `${callee.name} is no function that the compiler knows`);
    const values = args.map((one) => this.value(one));
    const path = top.module.file.replaceAll('\\', '/').replace(/\.\w+$/, '');
    for (const [name, { takes, gives, text }] of Object.entries(this.whole.surroundings.instructions)) {
      const [file, called] = name.split(' ') as [string, string];
      if (called !== callee.name || !path.endsWith(`/${file}`)) continue;
      return ofType(gives, () =>
        text(
          ...takes.map((how, at) => {
            const value = values[at]!;
            if (value.kind !== 'number') return this.refuse(node);
            return how === 'f64' ? value.f64() : value.wrapped();
          }),
        ),
      );
    }
    if (this.givesNull(top, values)) return { kind: 'null' };
    const one = this.whole.function(top, values, node, this.module);
    for (const rule of one.assumes) this.made.assumes.add(rule);
    const needs = [...one.needs].map(([need, type]) => this.need(need, type));
    const { params } = top.node;
    const handed = () =>
      values.flatMap((value, at) => (value.kind === 'number' ? [held(value, one.types.get(params[at]!)!)] : []));
    const text = () => `(call $${one.label} ${[...needs, ...handed()].join(' ')})`;
    return one.returns === 'nothing' || one.returns === null ? text() : ofType(one.returns, text);
  }

  /** Whether a function begins with `if (...) return null`, and it is known by now that it does. */
  private givesNull({ node, module }: TopLevel & { kind: 'function' }, values: readonly Value[]): boolean {
    const [first] = node.body.body;
    if (first?.type !== 'IfStatement') return false;
    const then = first.consequent.type === 'BlockStatement' ? first.consequent.body[0] : first.consequent;
    if (then?.type !== 'ReturnStatement' || then.argument?.type !== 'Literal' || then.argument.raw !== 'null')
      return false;
    const scope = new Scope(null);
    const there = new Walker(this.whole, this.made, scope, module);
    node.params.forEach((param, at) => {
      if (values[at]) there.bind(param, values[at], scope, true);
    });
    return there.truth(first.test).constant === true;
  }

  private method(
    callee: Expression & { type: 'MemberExpression' },
    args: readonly Expression[],
    node: Node,
  ): Value | string {
    if (callee.computed || callee.property.type !== 'Identifier' || callee.object.type === 'Super') this.refuse(node);
    const { name } = callee.property;
    if (callee.object.type === 'Identifier' && callee.object.name === 'Math') return this.math(name, args, node);
    const of = this.value(callee.object);
    if (of.kind !== 'column' || name !== 'fill' || args.length !== 3) return this.refuse(node);
    const [value, from, to] = args.map((one) => this.number(one)) as [Numeric, Numeric, Numeric];
    if (value.constant !== 0 || from.type !== 'int' || to.type !== 'int') this.refuse(node, 'only 0 can fill a column');
    const shift = SIZES[this.whole.surroundings.layout[of.name]!.kind];
    const count = `(i32.shl (i32.sub ${to.i32()} ${from.i32()}) (i32.const ${shift}))`;
    return `(memory.fill ${this.address(of, from, node)} (i32.const 0) ${count})`;
  }

  private math(name: string, args: readonly Expression[], node: Node): Numeric {
    const values = args.map((one) => this.number(one));
    const [a, b] = values;
    if (a && !b && name === 'floor')
      return isNarrow(a.type) || a.type === 'whole' ? a : wide('whole', () => `(f64.floor ${a.f64()})`);
    if (a && !b && name === 'sqrt') return wide('real', () => `(f64.sqrt ${a.f64()})`);
    if (!a || !b || values.length !== 2) return this.refuse(node);
    if (name === 'imul') return narrow('bits', () => `(i32.mul ${a.wrapped()} ${b.wrapped()})`);
    return name === 'min' || name === 'max' ? leastOrMost(name, a, b) : this.refuse(node);
  }
}

const isFloats = ({ callee, arguments: args }: Expression & { type: 'NewExpression' }): boolean =>
  callee.type === 'Identifier' && callee.name === 'Float64Array' && args.length === 1;
