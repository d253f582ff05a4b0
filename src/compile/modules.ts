/** The built modules of the model as syntax trees: what a name at the top of a file means, and where a node was written. */
import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Expression, type FunctionDeclaration, type Node, type Program, parse } from 'acorn';
import { CompileFault } from './fault.ts';

/** What a name at the top of a module stands for. */
export type TopLevel =
  | { readonly kind: 'function'; readonly node: FunctionDeclaration; readonly module: Module }
  | {
      readonly kind: 'const' | 'let';
      readonly name: string;
      readonly init: Expression;
      readonly module: Module;
    };

interface Imported {
  readonly from: string;
  readonly name: string;
}

/** One parsed file. */
export class Module {
  readonly file: string;
  readonly own = new Map<string, TopLevel>();
  readonly imported = new Map<string, Imported>();
  private readonly map: SourceMap | null;

  constructor(file: string, text: string, map: SourceMapPayload | null) {
    this.file = file;
    this.map = map === null ? null : new SourceMap(map);
    let program: Program;
    try {
      program = parse(text, { ecmaVersion: 2023, sourceType: 'module', locations: true });
    } catch (error) {
      throw new CompileFault(`${file}: ${(error as Error).message}`);
    }
    for (const node of program.body) {
      if (node.type === 'ImportDeclaration') {
        for (const one of node.specifiers) {
          if (one.type !== 'ImportSpecifier' || one.imported.type !== 'Identifier') continue;
          this.imported.set(one.local.name, { from: String(node.source.value), name: one.imported.name });
        }
        continue;
      }
      const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
      if (declared?.type === 'FunctionDeclaration' && declared.id !== null) {
        this.own.set(declared.id.name, { kind: 'function', node: declared as FunctionDeclaration, module: this });
      }
      if (declared?.type !== 'VariableDeclaration' || declared.kind === 'var') continue;
      const { kind } = declared;
      if (kind !== 'const' && kind !== 'let') continue;
      for (const { id, init } of declared.declarations) {
        if (id.type !== 'Identifier' || !init) continue;
        this.own.set(id.name, { kind, name: id.name, init, module: this });
      }
    }
  }

  /** Where a node was written, as editors look for it: file:line:column. */
  placeOf(node: Node): string {
    const { line, column } = node.loc!.start;
    const found = this.map?.findEntry(line - 1, column);
    if (found && 'originalSource' in found) {
      const source = found.originalSource.startsWith('file:')
        ? fileURLToPath(found.originalSource)
        : resolve(this.file, '..', found.originalSource);
      return `${relative(process.cwd(), source)}:${found.originalLine + 1}:${found.originalColumn + 1}`;
    }
    return `${relative(process.cwd(), this.file)}:${line}:${column + 1}`;
  }

  fault(node: Node, what: string): CompileFault {
    return new CompileFault(`${this.placeOf(node)}: ${what}`);
  }
}

/** Finds modules and the names in them, each file read once. */
export class Modules {
  private readonly known = new Map<string, Module>();
  private readonly textOf: (file: string) => string;

  /** @param textOf gives the text of a built file by its path; its source map is asked for as `${file}.map` */
  constructor(textOf: (file: string) => string = (file) => readFileSync(file, 'utf8')) {
    this.textOf = textOf;
  }

  at(file: string): Module {
    const known = this.known.get(file);
    if (known) return known;
    let map: SourceMapPayload | null = null;
    try {
      map = JSON.parse(this.textOf(`${file}.map`)) as SourceMapPayload;
    } catch {
      // Without a map places are told in the built file.
    }
    const made = new Module(file, this.textOf(file), map);
    this.known.set(file, made);
    return made;
  }

  /** What a name means in a module, followed through imports of this project; null where it is nothing at the top of one. */
  meaningOf(module: Module, name: string): TopLevel | null {
    const own = module.own.get(name);
    if (own) return own;
    const imported = module.imported.get(name);
    if (!imported?.from.startsWith('.')) return null;
    return this.meaningOf(this.at(resolve(module.file, '..', imported.from)), imported.name);
  }
}
