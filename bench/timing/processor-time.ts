/**
 * Returns the processor time of this process in milliseconds, which depends less on other programs than
 * elapsed time.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
