import { type Messages, NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

type Namespace = keyof Messages

/** Needed by components that are on many pages. */
const everywhere: Namespace[] = ['Shell', 'Ui', 'Problems']

/** Gives the client components below it their messages; only what is named here, so that no page carries those of all. */
export async function ClientMessages({ of = [], children }: { of?: Namespace[]; children: ReactNode }) {
  const messages = await getMessages()
  const picked = Object.fromEntries([...everywhere, ...of].map((name) => [name, messages[name]]))
  return <NextIntlClientProvider messages={picked}>{children}</NextIntlClientProvider>
}
