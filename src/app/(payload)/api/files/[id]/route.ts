import { serveFile } from '@/server/download/serveFile'
import { getShop } from '@/server/getShop'
import { methodNotAllowed } from '@/server/http/methodNotAllowed'
import { shapeAnswers } from '@/server/http/shapeAnswers'

export const GET = shapeAnswers(async (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  serveFile(await getShop(), request, (await params).id),
)

const refuse = methodNotAllowed('GET')

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
