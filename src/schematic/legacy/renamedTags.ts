import type { NbtCompound, NbtValue } from '../model'

/** The compound with tags under other names, and with tags set, or left out where they are undefined. Order is kept. */
export function renamedTags(
  { value }: NbtCompound,
  names: Readonly<Record<string, string>>,
  set: Readonly<Record<string, NbtValue | undefined>> = {},
): NbtCompound {
  const tags = new Map<string, NbtValue>()
  for (const [name, tag] of value) tags.set(Object.hasOwn(names, name) ? (names[name] ?? name) : name, tag)
  for (const [name, tag] of Object.entries(set)) {
    if (tag === undefined) tags.delete(name)
    else tags.set(name, tag)
  }
  return { type: 'compound', value: tags }
}

/** The compound with tags set, or left out where they are undefined. */
export function withChanges(compound: NbtCompound, set: Readonly<Record<string, NbtValue | undefined>>): NbtCompound {
  return renamedTags(compound, {}, set)
}
