import type { Messages, NamespaceKeys, NestedKeyOf, useTranslations } from 'next-intl'

/** What `useTranslations` and `getTranslations` give, for functions that are handed one. */
export type Translator<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>> = ReturnType<
  typeof useTranslations<Namespace>
>
