import { type Messages, NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

type Namespace = keyof Messages

/** Needed by components that are on many pages. */
const everywhere: Namespace[] = ['Shell', 'Ui', 'Problems']

/** Gives the client components below it the messages of the namespaces that it names, so that pages stay small. */
export async function ClientMessages({ of = [], children }: { of?: Namespace[]; children: ReactNode }) {
  const messages = await getMessages()
  const picked = Object.fromEntries([...everywhere, ...of].map((name) => [name, messages[name]]))
  return <NextIntlClientProvider messages={picked}>{children}</NextIntlClientProvider>
}
