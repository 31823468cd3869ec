export type PageParameters = Record<string, string | string[] | undefined>

/** What Next hands a page, as an address has it, without what is empty. */
export function readAddress(parameters: PageParameters): URLSearchParams {
  const address = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    for (const part of [value ?? []].flat()) if (part.trim()) address.append(name, part)
  return address
}
