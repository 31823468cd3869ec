import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link within the site. Nothing is asked of the server before somebody follows it: its pages are made for each request, and of such
 * a page Next could fetch nothing in advance but its outline.
 */
export const Link = (props: ComponentProps<typeof NextLink>) => <NextLink prefetch={false} {...props} />
