/** What the exit code of a command says. */
export const EXIT = {
  /** Done. */
  done: 0,
  /** Failed: the disk, a worker, or a defect of the program. */
  failed: 1,
  /** The command, an option or a scenario is wrong. */
  badInput: 2,
  /** The futures do not tell whether a threshold holds. */
  cannotTell: 98,
  /** A threshold is broken. */
  broken: 99,
  /** Stopped by Ctrl-C: 128 and the number of the signal. */
  interrupted: 130,
} as const;
