type Change = string | null

/** The browse page with some parameters changed; `null` takes one away. Always from its first page, unless that is asked for. */
export function addressOf(current: URLSearchParams, changes: Record<string, Change>): string {
  const next = new URLSearchParams(current)
  next.delete('page')
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  const query = next.toString()
  return query ? `/schematics?${query}` : '/schematics'
}

/** The same with one of several values of a parameter added, or taken away where it is there. */
export function addressToggling(current: URLSearchParams, name: string, value: string): string {
  const values = current.getAll(name).flatMap((part) => part.split(','))
  const others = values.filter((other) => other !== value)
  return addressOf(current, { [name]: (others.length < values.length ? others : [...values, value]).join(',') || null })
}
