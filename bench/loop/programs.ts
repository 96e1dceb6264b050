// Builds the plain programs in a temporary directory and runs them as processes.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { headerOf } from './header.ts';
import { parametersOf, referenceWorkload } from './parameters.ts';

/** Output of a program: its processor time, and results over all its trials. */
export interface Results {
  readonly trials: number;
  readonly microsecondsPerTrial: number;
  readonly anyHalt: number;
  readonly automakers: Readonly<Record<string, AutomakerResults>>;
}

/**
 * Chance of a halt, and means of days halted and of production lost in days, with their standard errors.
 */
export interface AutomakerResults {
  readonly halt: number;
  readonly haltDays: number;
  readonly haltDaysError: number;
  readonly lostDays: number;
  readonly lostDaysError: number;
}

/** Runs a program; `undefined` on a machine without its compiler or package. */
export type Program = ((trials: number, seed: number) => Results) | undefined;

export interface Programs {
  readonly cLoop: Program;
  readonly simpy: Program;
}

/** Builds the programs of the reference workload, passes them to `use`, and deletes them. */
export function withPrograms<T>(use: (programs: Programs) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'rare-earth-risk-loop-'));
  try {
    const parameters = parametersOf(referenceWorkload());
    writeFileSync(join(folder, 'workload.h'), headerOf(parameters));
    writeFileSync(join(folder, 'workload.json'), JSON.stringify(parameters));
    return use({ cLoop: cLoop(folder), simpy: simpy(folder) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs a program and returns the JSON that it prints. */
function resultsOf(command: string, args: readonly string[]): Results {
  return JSON.parse(execFileSync(command, args, { encoding: 'utf8' }));
}

function cLoop(folder: string): Program {
  if (!works('gcc', ['--version'])) return undefined;
  const program = join(folder, 'loop');
  const flags = ['-std=gnu17', '-Wall', '-Wextra', '-O3', '-march=native', `-I${folder}`];
  execFileSync('gcc', [...flags, source('loop.c'), '-o', program, '-lm'], { stdio: 'inherit' });
  return (trials, seed) => resultsOf(program, [String(trials), String(seed)]);
}

function simpy(folder: string): Program {
  if (!works('python3', ['-c', 'import simpy'])) return undefined;
  const args = [source('simpy_model.py'), join(folder, 'workload.json')];
  return (trials, seed) => resultsOf('python3', [...args, String(trials), String(seed)]);
}

function source(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

function works(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
