/** Whether a page number is past the last page. Never true for an empty list. */
export const isPastEnd = (page: number, pages: number): boolean => pages > 0 && page > pages

/** The page number in `?page=`; the first page if it is missing or invalid. */
export function parsePageNumber(value: string | string[] | undefined, last = 10_000): number {
  const page = Number.parseInt(String(value ?? '1'), 10)
  return page >= 1 && page <= last ? page : 1
}
