import { handleRobots } from '@plugins/sharing/endpoints/handleSitemap'
import { shopContext } from '@/site/shopContext'

export const dynamic = 'force-dynamic'
export const GET = async () => handleRobots(await shopContext())
