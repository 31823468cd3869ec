/** Whether a page comes after the last of those that there are; where there is nothing at all, none does. */
export const isPastEnd = (page: number, pages: number): boolean => pages > 0 && page > pages

/** The page that an address asks for by `?page=`; the first where it asks for none that could be. */
export function parsePageNumber(value: string | string[] | undefined, last = 10_000): number {
  const page = Number.parseInt(String(value ?? '1'), 10)
  return page >= 1 && page <= last ? page : 1
}
