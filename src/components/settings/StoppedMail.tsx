import { readConfirmation } from '@plugins/accounts/confirmation'
import { readSuppression } from '@plugins/mail/queries/readSuppression'
import { getTranslations } from 'next-intl/server'
import type { Payload } from 'payload'
import { Button } from '../ui/Button'
import { Link } from '../ui/Link'
import { Notice } from '../ui/Notice'

/** Says that no mail is sent to a user's address, and how that ends. A plain form, so that it works without scripts. */
export async function StoppedMail({ payload, userId, page }: { payload: Payload; userId: string; page: string }) {
  const { email } = await readConfirmation(payload, userId)
  const reason = await readSuppression(payload, email)
  if (!reason) return null
  const t = await getTranslations('MailAddress')
  return (
    <Notice tone="warning">
      <div className="grid gap-3">
        <p>
          {t.rich(`reason.${reason}`, {
            email,
            strong: (parts) => <strong className="wrap-anywhere">{parts}</strong>,
            change: (parts) => (
              <Link className="link" href="/settings/account">
                {parts}
              </Link>
            ),
          })}
        </p>
        <form method="post" action="/api/mail/address/retry">
          <input type="hidden" name="page" value={page} />
          <Button type="submit" size="small">
            {t('retry')}
          </Button>
        </form>
      </div>
    </Notice>
  )
}
