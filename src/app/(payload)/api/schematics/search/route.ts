import { getShop } from '@/server/getShop'
import { methodNotAllowed } from '@/server/http/methodNotAllowed'
import { shapeAnswers } from '@/server/http/shapeAnswers'
import { handleSearch } from '@/server/search/handleSearch'

// The same handler as the plugin's endpoint, without what Payload prepares for each request.
export const GET = shapeAnswers(async (request: Request) => handleSearch(await getShop(), request))

const refuse = methodNotAllowed('GET')

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
