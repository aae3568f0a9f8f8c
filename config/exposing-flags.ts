const EXPOSING = /^--(inspect|report-|experimental-report|heapsnapshot-|heap-prof|cpu-prof|prof$|abort-on-uncaught)/;

/** Flags that let others look into the memory of the process, or write it to a file: an open person is in there. */
export const exposingFlags = (flags: readonly string[], options: string): string[] =>
  [
    ...flags.map((flag) => ['node', flag] as const),
    ...options.split(/[\s"]+/).map((flag) => ['NODE_OPTIONS', flag] as const),
  ]
    .map(([name, flag]) => [name, flag.split('=')[0]!.replaceAll('_', '-')] as const)
    .filter(([, flag]) => EXPOSING.test(flag))
    .map(([name, flag]) => `${name}: ${flag} shows the memory of the process and is refused in production`);
