import { serveFile } from '@/server/download/serveFile'
import { getShop } from '@/server/getShop'

export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  serveFile(await getShop(), request, (await params).id)
