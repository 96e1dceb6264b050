import { ScenarioError, type ScenarioIssue } from '../errors.ts';

/**
 * Returns the issues that parsing the rest of the data throws, beside those known before it. Issues at
 * their places and above are left out. So are issues with dates, which may follow from an unread horizon.
 */
export function issuesBeside(
  known: readonly ScenarioIssue[],
  parseRest: () => unknown,
): readonly ScenarioIssue[] {
  try {
    parseRest();
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const paths = known.map(({ path }) => path);
    const same = (path: string): boolean => paths.some((one) => one === path || one.startsWith(`${path}.`));
    return error.issues.filter(({ path }) => !same(path) && !path.endsWith('.date'));
  }
}
