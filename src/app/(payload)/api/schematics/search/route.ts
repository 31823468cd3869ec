import { getShop } from '@/server/getShop'
import { handleSearch } from '@/server/search/handleSearch'

// The same handler as the plugin's endpoint, without what Payload prepares for each request.
export const GET = async (request: Request) => handleSearch(await getShop(), request)
