/** Redirects after a form to a page, by GET. */
export const seeOther = (path: string): Response =>
  new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })

/** Whether it is a form navigation, whose response is shown as a page. */
export const isNavigation = ({ headers }: { headers: Headers }): boolean =>
  headers.get('accept')?.includes('text/html') ?? false
