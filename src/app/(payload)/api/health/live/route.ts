import { methodNotAllowed } from '@/server/http/methodNotAllowed'

/** Whether this process answers at all; asks nobody else. */
export const GET = () => Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
export const dynamic = 'force-dynamic'

const refuse = methodNotAllowed('GET')

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
