import { ODD_TEXTS } from './odd-values.ts';
import type { Random } from './random.ts';

type Fields = Record<string, unknown>;

/** Returns what takes the place of a value. */
export type Odd = (random: Random) => unknown;

/** Returns a copy of a value in which one place, at any depth, is odd; the value itself stays as it is. */
export function mutate(value: unknown, random: Random, odd: Odd): unknown {
  if (!isOpen(value) || random.happens(0.15)) return odd(random);
  if (random.happens(0.2)) return edited(value, random, odd);
  const keys = Object.keys(value);
  if (keys.length === 0) return odd(random);
  const key = random.pick(keys);
  return withKey(value, key, mutate((value as Fields)[key], random, odd));
}

/** Returns whether a value is a list or a plain object, which can be copied by its keys. */
function isOpen(value: unknown): value is Fields | readonly unknown[] {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** Returns a copy with a key less, a key more, or a key under another name. */
function edited(value: Fields | readonly unknown[], random: Random, odd: Odd): unknown {
  const keys = Object.keys(value);
  const key = random.pick(keys);
  const other = random.happens(0.5) ? misspelt(key, random) : random.pick(ODD_TEXTS);
  if (random.happens(0.4) || key === undefined) return withKey(value, other, odd(random));
  if (Array.isArray(value)) {
    return random.happens(0.5) ? value.filter((_, i) => i !== Number(key)) : [...value, value[Number(key)]];
  }
  const { [key]: one, ...rest } = value as Fields;
  return random.happens(0.5) ? rest : withKey(rest, other, one);
}

function misspelt(key: string | undefined, random: Random): string {
  if (key === undefined || key === '') return 'x';
  const at = random.below(key.length);
  return random.happens(0.5) ? key.slice(0, at) + key.slice(at + 1) : `${key}s`;
}

function withKey(value: Fields | readonly unknown[], key: string, one: unknown): unknown {
  const copy: object = Array.isArray(value) ? [...value] : { ...value };
  if (Array.isArray(value) && key === 'length') return copy;
  Object.defineProperty(copy, key, { value: one, enumerable: true, writable: true, configurable: true });
  return copy;
}
