import type { Messages } from 'next-intl'
import { createTranslator } from 'use-intl/core'
import { loadNamespace } from './loadNamespace'
import { defaultLocale, isLocale } from './locales'
import type { Catalogue } from './namespaces'
import type { Translator } from './Translator'

/** A translator for where no page is made: the admin panel, mails. A language that is not there is English. */
export async function translatorFor<Namespace extends keyof Messages>(
  language: string,
  namespace: Namespace,
): Promise<Translator<Namespace>> {
  const locale = isLocale(language) ? language : defaultLocale
  const messages = { [namespace]: await loadNamespace(locale, namespace as keyof Catalogue) } as unknown as Messages
  const translate = createTranslator({ locale, messages, namespace, timeZone: 'UTC' })
  return translate as unknown as Translator<Namespace>
}
