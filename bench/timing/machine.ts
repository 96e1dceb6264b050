import { cpus } from 'node:os';

/** Returns the machine and the date of a measurement. */
export function machine(): string {
  const cores = cpus().length;
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const day = new Date().toISOString().slice(0, 10);
  return `${model}, ${cores} ${cores === 1 ? 'core' : 'cores'}, Node ${process.version}, ${process.platform}, ${day}`;
}
