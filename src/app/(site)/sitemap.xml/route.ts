import { handleSitemapIndex } from '@plugins/sharing/endpoints/handleSitemap'

export const dynamic = 'force-dynamic'
export const GET = handleSitemapIndex
