import type { Json, JsonObject } from '#foundation';
import type { Place, Source } from './source.js';

/** Sections that hold named things; under `steps`, `asks` holds named things once more. */
const SECTIONS: ReadonlySet<string> = new Set(['roles', 'kinds', 'keeps', 'states', 'steps', 'moments', 'asks']);

/**
 * A later version or an office's change laid over a table. Named things (a state, a step, an ask …) are met by name; what is
 * said of such a thing replaces what was said, whole: a new `choice` is the new closed list, nothing of the old one stays.
 * `null` takes a thing or a property away.
 */
export function layOver(base: Source, change: Source): Source {
  const places = new Map(base.places);
  const raw = merge(base.raw, change.raw, '', places, change.places, false);
  return { file: change.file, raw, places };
}

function merge(
  base: JsonObject,
  change: JsonObject,
  path: string,
  places: Map<string, Place>,
  changed: ReadonlyMap<string, Place>,
  names: boolean,
): JsonObject {
  const merged: Record<string, Json> = { ...base };
  for (const [key, value] of Object.entries(change)) {
    const inner = path === '' ? key : `${path}/${key}`;
    const before = base[key];
    if (isObject(before) && isObject(value) && (names || SECTIONS.has(key))) {
      move(inner, places, changed);
      merged[key] = merge(before, value, inner, places, changed, !names);
      continue;
    }
    for (const place of places.keys()) if (place === inner || place.startsWith(`${inner}/`)) places.delete(place);
    if (value === null) Reflect.deleteProperty(merged, key);
    else {
      merged[key] = value;
      for (const place of changed.keys()) {
        if (place === inner || place.startsWith(`${inner}/`)) move(place, places, changed);
      }
    }
  }
  return merged;
}

function move(path: string, places: Map<string, Place>, changed: ReadonlyMap<string, Place>): void {
  const place = changed.get(path);
  if (place) places.set(path, place);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
