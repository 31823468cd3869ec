import { readUnsubscribeToken } from '@plugins/notifications/queries/unsubscribeToken'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { shopContext } from '@/app/_site/shopContext'
import { Button } from '@/components/ui/Button'
import { Link } from '@/components/ui/Link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Notices')
  return { title: t('unsubscribe.title'), robots: { index: false }, referrer: 'same-origin' }
}

/** Where the unsubscribe link of an email leads. Opening it changes nothing, because mail scanners open every link. */
export default async function UnsubscribePage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[]; done?: string | string[] }>
}) {
  const [{ token, done }, t] = await Promise.all([searchParams, getTranslations('Notices')])
  const found = typeof token === 'string' ? readUnsubscribeToken(await shopContext(), token) : undefined
  return (
    <div className="mx-auto grid w-full max-w-xl gap-6">
      <h1 className="text-3xl font-extrabold tracking-tight">{t('unsubscribe.title')}</h1>
      <div className="panel grid gap-4">
        {found ? (
          <>
            <p>{t('unsubscribe.question')}</p>
            <p className="text-lg font-semibold">{t(`kind.${found.kind}`)}</p>
            {done ? (
              <p role="status">{t('unsubscribe.done')}</p>
            ) : (
              <form method="post" action={`/api/notifications/unsubscribe?token=${encodeURIComponent(String(token))}`}>
                <Button type="submit" look="primary" name="page" value="1">
                  {t('unsubscribe.stop')}
                </Button>
              </form>
            )}
          </>
        ) : (
          <p>{t('unsubscribe.wrong')}</p>
        )}
        <Link href="/settings/notifications" className="link w-fit">
          {found ? t('unsubscribe.back') : t('settings')}
        </Link>
      </div>
    </div>
  )
}
