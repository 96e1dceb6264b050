/** The seven elements put under export licence in April 2025, by atomic number. */
export const ELEMENTS = ['Sc', 'Y', 'Sm', 'Gd', 'Tb', 'Dy', 'Lu'] as const;

/** Symbol of one of the seven elements. */
export type Element = (typeof ELEMENTS)[number];

/** Atomic numbers, by which ties between elements are broken and by which outcome columns name an element. */
export const ATOMIC_NUMBER: Readonly<Record<Element, number>> = {
  Sc: 21,
  Y: 39,
  Sm: 62,
  Gd: 64,
  Tb: 65,
  Dy: 66,
  Lu: 71,
};
