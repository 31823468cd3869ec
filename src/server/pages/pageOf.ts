/** The page that an address asks for by `?page=`; the first where it asks for none that could be. */
export function pageOf(value: string | string[] | undefined, last = 10_000): number {
  const page = Number.parseInt(String(value ?? '1'), 10)
  return page >= 1 && page <= last ? page : 1
}
