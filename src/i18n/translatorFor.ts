import type { Messages } from 'next-intl'
import { createTranslator } from 'use-intl/core'
import { loadMessages } from './loadMessages'
import { defaultLocale, isLocale } from './locales'
import type { Translator } from './Translator'

/** A translator for where no page is made: the admin panel, mails. A language that is not there is English. */
export async function translatorFor<Namespace extends keyof Messages>(
  language: string,
  namespace: Namespace,
): Promise<Translator<Namespace>> {
  const locale = isLocale(language) ? language : defaultLocale
  const translate = createTranslator({ locale, messages: await loadMessages(locale), namespace, timeZone: 'UTC' })
  return translate as unknown as Translator<Namespace>
}
