type Change = string | string[] | null

/**
 * A page of builds with some parameters changed; `null` takes one away. Always from its first page, unless that is asked for.
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

/** What an address gives a parameter, also where several are joined by commas. */
const valuesOf = (address: URLSearchParams, name: string): string[] => [
  ...new Set(
    address
      .getAll(name)
      .flatMap((part) => part.split(','))
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]

/** The address without one of several values of a parameter. */
export const browseUrlWithout = (current: URLSearchParams, name: string, value: string): string =>
  browseUrl(current, { [name]: valuesOf(current, name).filter((other) => other !== value) })
