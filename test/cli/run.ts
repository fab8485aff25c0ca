import { vi } from 'vitest';
import { run } from '../../src/cli/commands.js';

/** Runs the command line in this process: what it printed, what it told the person, and its exit code. */
export async function thidua(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  let out = '';
  let err = '';
  const catchOut = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  const hear = (...texts: unknown[]) => {
    err += `${texts.join(' ')}\n`;
  };
  const catchTold = vi.spyOn(console, 'error').mockImplementation(hear);
  const catchErr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
  try {
    process.exitCode = 0;
    await run('thidua', args);
    return { out, err, code: Number(process.exitCode) };
  } finally {
    process.exitCode = 0;
    for (const spy of [catchOut, catchTold, catchErr]) spy.mockRestore();
  }
}
