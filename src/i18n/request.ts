import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { chooseLocale } from './chooseLocale'
import { loadMessages } from './loadMessages'
import { LOCALE_COOKIE } from './locales'

/** The language of a page, its messages, and UTC, so that server and browser say the same time. */
export default getRequestConfig(async () => {
  const locale = chooseLocale({
    chosen: (await cookies()).get(LOCALE_COOKIE)?.value,
    accepted: (await headers()).get('accept-language'),
  })
  return { locale, messages: await loadMessages(locale), timeZone: 'UTC' }
})
