/**
 * Version of the package, which every `Simulation` records. A test keeps it equal to that in package.json.
 *
 * @example
 * ```ts
 * import { VERSION } from 'rare-earth-risk';
 * console.log(VERSION.split('.').length); // 3
 * ```
 */
export const VERSION: string = '0.1.0';
