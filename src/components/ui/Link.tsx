import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link within the site, without prefetching: pages are rendered per request, and Next could prefetch only their
 * outline.
 */
export const Link = (props: ComponentProps<typeof NextLink>) => <NextLink prefetch={false} {...props} />
