export type PageParameters = Record<string, string | string[] | undefined>

/** What Next hands a page, as an address has it, without what is empty. */
export function toSearchParams(parameters: PageParameters): URLSearchParams {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    for (const part of [value ?? []].flat()) {
      // Postgres refuses a NUL in text with an error, and nobody types one.
      const text = part.replaceAll('\0', '')
      if (text.trim()) search.append(name, text)
    }
  return search
}
