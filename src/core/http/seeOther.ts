/** Leads a browser that sent a form on to a page of the shop, by GET. */
export const seeOther = (path: string): Response =>
  new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })

/** Whether a browser's own form asks, which shows whatever is answered as a page. */
export const isNavigation = ({ headers }: { headers: Headers }): boolean =>
  headers.get('accept')?.includes('text/html') ?? false
