import { handleRobots } from '@plugins/sharing/endpoints/handleSitemap'
import { shopContext } from '@/app/_site/shopContext'

export const dynamic = 'force-dynamic'
export const GET = async () => handleRobots(await shopContext())
