/**
 * The seven elements that have needed a Chinese export licence since April 2025, in order of atomic number.
 *
 * @example
 * ```ts
 * import { ELEMENTS } from 'rare-earth-risk';
 * console.log(ELEMENTS.join(' ')); // Sc Y Sm Gd Tb Dy Lu
 * ```
 */
export const ELEMENTS = ['Sc', 'Y', 'Sm', 'Gd', 'Tb', 'Dy', 'Lu'] as const;

/** Symbol of one of the seven elements. */
export type Element = (typeof ELEMENTS)[number];

/**
 * Atomic number of each element. The column `bindingElement` holds these numbers, and of elements with
 * equal cover the one with the lowest number binds (model.md §6).
 *
 * @example
 * ```ts
 * import { ATOMIC_NUMBER } from 'rare-earth-risk';
 * console.log(ATOMIC_NUMBER.Dy); // 66
 * ```
 */
export const ATOMIC_NUMBER: Readonly<Record<Element, number>> = {
  Sc: 21,
  Y: 39,
  Sm: 62,
  Gd: 64,
  Tb: 65,
  Dy: 66,
  Lu: 71,
};
