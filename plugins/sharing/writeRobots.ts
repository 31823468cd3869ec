import type { ShopContext } from '@/core/context/context'

/**
 * What programs that read sites may read. Pictures are shown, the rest of the API is none of theirs; of the endless
 * ways to filter builds none is worth reading: categories, tags and the sitemap lead to all of them.
 */
export const writeRobots = ({ publicUrl, mediaFiles }: ShopContext['addresses']): string => `User-agent: *
Allow: ${mediaFiles}
Allow: /api/oembed
Allow: /api/schematics/feed
Disallow: /api/
Disallow: /admin
Disallow: /my
Disallow: /schematics?
Disallow: /sign-in
Disallow: /sign-up
Disallow: /forgot-password
Disallow: /reset-password

Sitemap: ${publicUrl}/sitemap.xml
`
