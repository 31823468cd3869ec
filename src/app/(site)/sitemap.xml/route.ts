import { handleSitemapIndex } from '@/server/sitemap/handleSitemap'

export const dynamic = 'force-dynamic'
export const GET = handleSitemapIndex
