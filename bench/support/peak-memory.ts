import { readFileSync } from 'node:fs';

/** Most resident memory this process has had so far, in MB (2^20 bytes). */
export function peakMb(): number {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    if (line) return Math.round(Number(line[1]) / 1024);
  } catch {
    // only Linux tells it there
  }
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
