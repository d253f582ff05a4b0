/** The part of WebAssembly that compiled acts use; neither the language's own declarations nor Node's have it. */
declare global {
  namespace WebAssembly {
    class Module {
      constructor(bytes: ArrayBufferView | ArrayBuffer);
      static imports(module: Module): { readonly module: string; readonly name: string }[];
      static exports(module: Module): { readonly name: string; readonly kind: string }[];
      static customSections(module: Module, name: string): ArrayBuffer[];
    }
    class Memory {
      constructor(size: { initial: number; maximum: number; shared?: boolean });
      readonly buffer: ArrayBufferLike;
      grow(pages: number): number;
    }
    class Instance {
      constructor(module: Module, imports: Readonly<Record<string, object>>);
      readonly exports: Readonly<Record<string, unknown>>;
    }
  }
}

export {};
