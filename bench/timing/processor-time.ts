/** Milliseconds that this process has been on the processor, which other programs disturb less than time on the wall. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
