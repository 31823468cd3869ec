import { saveLocale } from '@plugins/accounts/commands/saveLocale'
import { cookies } from 'next/headers'
import { NextResponse } from 'next/server'
import { getSession } from '@/app/_site/getSession'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isLocale, LOCALE_COOKIE, LOCALE_SECONDS } from '@/i18n/locales'

/** The page that a form was sent from, if it is on this site. */
function pageBefore(referer: string | null): string {
  const page = URL.parse(referer ?? '')
  return page ? page.pathname.replace(/^\/+/, '/') + page.search : '/'
}

/** Stores the chosen language, also in the user's account, and redirects back. */
export async function POST(request: Request): Promise<Response> {
  const to = (await request.formData().catch(() => undefined))?.get('to')
  if (isLocale(to)) {
    const { payload, viewer } = await getSession()
    if (viewer) await saveLocale(adapterOf(payload).drizzle, viewer.id, to)
    ;(await cookies()).set(LOCALE_COOKIE, to, {
      maxAge: LOCALE_SECONDS,
      sameSite: 'lax',
      secure: contextOf(payload).addresses.isSecure,
      path: '/',
    })
  }
  // Relative: behind a proxy the shop does not know its public name.
  return new NextResponse(null, { status: 303, headers: { Location: pageBefore(request.headers.get('referer')) } })
}
