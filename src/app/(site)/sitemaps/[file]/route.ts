import { handleSitemap } from '@plugins/sharing/endpoints/handleSitemap'
import { getShop } from '@/app/_site/getShop'

export const dynamic = 'force-dynamic'
export const GET = async (request: Request, { params }: { params: Promise<{ file: string }> }) =>
  handleSitemap(await getShop(), request, (await params).file)
