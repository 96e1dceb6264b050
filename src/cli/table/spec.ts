import type { Options } from './option-values.ts';

/**
 * What completion offers for a word. A `weight` is a scenario with its weight, a `setting` a path with a
 * value, a `part` a path alone.
 */
export type Completes = 'scenario' | 'weight' | 'file' | 'automaker' | 'setting' | 'part' | 'shell';

/** An option, as help, completion and docs show it. */
export interface OptionSpec {
  /** As commander takes it: `--trials <n>`. */
  readonly flags: string;
  readonly help: string;
  /** Heading of help under which it stands. */
  readonly group: string;
  /**
   * Returns the value of a text; `before` is that of an earlier text of the same option. Absent: a switch,
   * or the text itself.
   */
  readonly parse?: (text: string, before: unknown) => unknown;
  readonly choices?: readonly string[];
  readonly completes?: Completes;
}

/** Name of an option: its key among the parsed ones. */
export type OptionName = keyof Options;

/** An argument without a dash. */
export interface ArgumentSpec {
  /** As commander takes it: `<scenario...>`. */
  readonly term: string;
  readonly help: string;
  readonly completes?: Completes;
}

/** How a command is called. */
export interface Call {
  /** Its arguments without dashes. */
  readonly args: readonly string[];
  readonly options: Options;
  /** All words as typed, to be typed again. */
  readonly words: readonly string[];
}

/** A command: what help, completion and docs say of it, and the file that does it. */
export interface CommandSpec {
  readonly name: string;
  readonly alias?: string;
  /** Heading of help under which it stands. */
  readonly group: string;
  readonly summary: string;
  readonly arguments: readonly ArgumentSpec[];
  /** Options by name; a text in place of `true` is help of its own for this command. */
  readonly options: Partial<Readonly<Record<OptionName, true | string>>>;
  /** A file that help shows, by its name: what the command reads. */
  readonly sample?: { readonly name: string; readonly text: string };
  /** Argument lists that work in a folder with nothing but the sample, each run by a test. */
  readonly examples: readonly string[];
  /** Loads its file. The command returns the exit code. */
  readonly load: () => Promise<{ readonly run: (call: Call) => Promise<number> }>;
}
