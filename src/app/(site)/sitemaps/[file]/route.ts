import { handleSitemap } from '@plugins/sharing/endpoints/handleSitemap'

export const dynamic = 'force-dynamic'
export const GET = async (request: Request, { params }: { params: Promise<{ file: string }> }) =>
  handleSitemap(request, (await params).file)
