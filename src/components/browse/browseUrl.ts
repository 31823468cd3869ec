type Change = string | string[] | null

/**
 * The URL of a browse page with some parameters changed; `null` removes one. Goes to the first page unless `page` is
 * given.
 * @param path of the page @default '/schematics'
 */
export function browseUrl(current: URLSearchParams, changes: Record<string, Change>, path = '/schematics'): string {
  const next = new URLSearchParams(current)
  next.delete('page')
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name)
    for (const one of [value ?? []].flat()) next.append(name, one)
  }
  const query = next.toString()
  return query ? `${path}?${query}` : path
}

/** The values of a parameter, repeated or separated by commas. */
const valuesOf = (address: URLSearchParams, name: string): string[] => [
  ...new Set(
    address
      .getAll(name)
      .flatMap((part) => part.split(','))
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]

/** The URL without one value of a parameter. */
export const browseUrlWithout = (current: URLSearchParams, name: string, value: string): string =>
  browseUrl(current, { [name]: valuesOf(current, name).filter((other) => other !== value) })
