import { handleDownload } from '@/server/download/handleDownload'
import { getShop } from '@/server/getShop'

export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  handleDownload(await getShop(), request, (await params).id)
