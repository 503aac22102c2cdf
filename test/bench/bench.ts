// The interface of benchmarks: a file NAME.bench.ts exports `title` and `run` as Benchmark says.
export * from '#tools/benchmark.ts';
