// The part of the host's WebAssembly that generated code needs.

export interface HostMemory {
  readonly buffer: ArrayBuffer;
}

interface Host {
  readonly Memory: new (size: { initial: number; maximum: number }) => HostMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly m: Readonly<Record<string, unknown>> },
  ) => { readonly exports: { readonly run: (value?: number) => unknown } };
}

/** Absent where the host has none or does not let pages compile code. */
export const host = (globalThis as { readonly WebAssembly?: Host }).WebAssembly;
