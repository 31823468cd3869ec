import { getShop } from '@/server/getShop'
import { handleSummary } from '@/server/schematics/readSummary'

export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  handleSummary(await getShop(), request, (await params).id)
