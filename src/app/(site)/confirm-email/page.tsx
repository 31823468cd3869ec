import { readConfirmableLink } from '@plugins/accounts/commands/confirmByLink'
import { readConfirmation } from '@plugins/accounts/confirmation'
import { readPendingEmail } from '@plugins/accounts/emailChange'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { getSession } from '@/app/_site/getSession'
import { getShop } from '@/app/_site/getShop'
import { Button } from '@/components/ui/Button'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'

/** The URL is a secret while its link works, so no other site may learn it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Account')
  return { title: t('confirmEmail.title'), robots: { index: false }, referrer: 'same-origin' }
}

/** The user's own email address, if it is already confirmed. */
async function readConfirmed(): Promise<string | undefined> {
  const { payload, user } = await getSession()
  if (!user) return undefined
  const [{ email, confirmed }, pending] = await Promise.all([
    readConfirmation(payload, user.id),
    readPendingEmail(payload, user.id),
  ])
  return confirmed && !pending ? email : undefined
}

type Props = { searchParams: Promise<{ token?: string | string[]; done?: string; problem?: string }> }

/**
 * Where the link of a confirmation email leads, for a new account or a changed address. Opening it changes nothing,
 * because mail scanners open every link.
 */
export default async function ConfirmEmailPage({ searchParams }: Props) {
  const [{ token, done, problem }, t] = await Promise.all([searchParams, getTranslations('Account')])
  const link =
    typeof token === 'string' && !done && !problem ? await readConfirmableLink(await getShop(), token) : undefined
  const confirmed = link || done ? undefined : await readConfirmed()

  const says = (): ReactNode => {
    if (done)
      return (
        <>
          <p role="status">{t(done === 'changed' ? 'confirmEmail.done' : 'confirmEmail.ownDone')}</p>
          <LinkButton href="/settings/account" className="justify-self-start">
            {t('confirmEmail.settings')}
          </LinkButton>
        </>
      )
    if (!link)
      return (
        <>
          {confirmed ? (
            <p>
              {t.rich('confirmEmail.already', {
                email: confirmed,
                strong: (parts) => <strong className="wrap-anywhere">{parts}</strong>,
              })}
            </p>
          ) : (
            <Notice tone="warning">{t('confirmEmail.expired')}</Notice>
          )}
          <LinkButton href="/settings/account" className="justify-self-start">
            {t('confirmEmail.settings')}
          </LinkButton>
        </>
      )
    return (
      <form method="post" action="/api/users/confirm-email" className="grid gap-4">
        <input type="hidden" name="token" value={String(token)} />
        <p>
          {t.rich(link.isNew ? 'confirmEmail.question' : 'confirmEmail.own', {
            email: link.email,
            strong: (parts) => <strong className="wrap-anywhere">{parts}</strong>,
          })}
        </p>
        <Button type="submit" look="primary" className="justify-self-start">
          {t('confirmEmail.confirm')}
        </Button>
      </form>
    )
  }
  return (
    <div className="mx-auto grid w-full max-w-md gap-6 py-4">
      <h1 className="text-3xl font-extrabold tracking-tight">{t('confirmEmail.title')}</h1>
      <div className="panel grid gap-4 sm:p-8">{says()}</div>
    </div>
  )
}
