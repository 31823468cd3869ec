/** `minecraft:oak_stairs` becomes “Oak stairs”; items of mods have the mod's name after it. */
export function nameOfItem(id: string): string {
  const [namespace, path] = id.includes(':') ? id.split(':', 2) : ['minecraft', id]
  const words = (path ?? id).replaceAll('_', ' ').replaceAll('/', ' ')
  const name = words.charAt(0).toUpperCase() + words.slice(1)
  return namespace === 'minecraft' ? name : `${name} (${namespace})`
}
