import { handleRobots } from '@/server/sitemap/handleSitemap'

export const dynamic = 'force-dynamic'
export const GET = handleRobots
