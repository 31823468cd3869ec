import { handleSitemapIndex } from '@plugins/sharing/endpoints/handleSitemap'
import { getShop } from '@/app/_site/getShop'

export const dynamic = 'force-dynamic'
export const GET = async (request: Request) => handleSitemapIndex(await getShop(), request)
