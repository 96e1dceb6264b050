import { expected, ScenarioError, type ScenarioIssue } from '../errors.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Collects what is wrong with data from outside, so that one error names all of it. */
export class DataIssues {
  readonly #issues: ScenarioIssue[] = [];

  /** Notes an issue unless `holds`; returns whether it does. */
  must(holds: boolean, path: string, rule: string, got: unknown): boolean {
    if (!holds) this.#issues.push(expected(path, rule, got));
    return holds;
  }

  /** Notes an issue unless the value is a whole number from `low` to `high`. */
  whole(value: unknown, path: string, low: number, high: number): boolean {
    const holds = Number.isInteger(value) && (value as number) >= low && (value as number) <= high;
    return this.must(holds, path, `a whole number from ${low} to ${high}`, value);
  }

  /** Returns the value as an object; notes an issue and returns an empty one for another kind. */
  fields(value: unknown, path: string): Fields {
    const holds = typeof value === 'object' && value !== null && !Array.isArray(value);
    return this.must(holds, path, 'an object', value) ? (value as Fields) : {};
  }

  /** Returns the value as a list; notes an issue and returns an empty one for another kind or length. */
  list(value: unknown, path: string, length?: number): readonly unknown[] {
    const holds = Array.isArray(value) && (length === undefined || value.length === length);
    const rule = length === undefined ? 'a list' : `a list of ${length}`;
    return this.must(holds, path, rule, value) ? (value as unknown[]) : [];
  }

  /** Returns what `read` returns; notes what it throws, under `path`. */
  attempt<T>(read: () => T, path: string): T | undefined {
    try {
      return read();
    } catch (error) {
      if (error instanceof ScenarioError) {
        for (const issue of error.issues) this.#issues.push(within(path, issue));
      } else if (error instanceof RangeError || error instanceof TypeError) {
        this.#issues.push({ path, message: error.message });
      } else throw error;
      return undefined;
    }
  }

  /** Throws a `ScenarioError` with all issues, if there are some. */
  throwAny(origin: string): void {
    if (this.#issues.length > 0) throw new ScenarioError(this.#issues, origin);
  }
}

/** Returns an issue of a part as one of the whole. */
function within(path: string, issue: ScenarioIssue): ScenarioIssue {
  if (issue.path === '') return { ...issue, path };
  const message = issue.message.replace(`Expected ${issue.path} `, `Expected ${path}.${issue.path} `);
  return { path: `${path}.${issue.path}`, message };
}
