/** Whether this process answers at all; asks nobody else. */
export const GET = () => Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
export const dynamic = 'force-dynamic'
