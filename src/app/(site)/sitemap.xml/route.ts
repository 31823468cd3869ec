import { handleSitemapIndex } from '@plugins/sharing/endpoints/handleSitemap'
import { getShop } from '@/site/getShop'

export const dynamic = 'force-dynamic'
export const GET = async (request: Request) => handleSitemapIndex(await getShop(), request)
