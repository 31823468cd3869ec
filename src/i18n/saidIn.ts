import { parseCookies } from 'payload'
import { LOCALE_COOKIE } from './locales'

/** What a request says of its reader's language, for `askedLocale` and `chooseLocale`. */
export const saidIn = (headers: Headers) => ({
  chosen: parseCookies(headers).get(LOCALE_COOKIE),
  accepted: headers.get('accept-language'),
})
