import { channels, type NotificationKind } from '@plugins/notifications/queries/kinds'
import { readPreferences } from '@plugins/notifications/queries/preferences'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireUser } from '@/app/_site/requireUser'
import { ConfirmEmailHint } from '@/components/settings/ConfirmEmailHint'
import { StoppedMail } from '@/components/settings/StoppedMail'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { isStaff } from '@/core/access/viewer'

const groups = {
  people: ['comment', 'reply', 'mention', 'follow', 'build'],
  own: ['likes', 'published', 'refused'],
  account: ['moderation', 'storage', 'report'],
} as const satisfies Record<string, readonly NotificationKind[]>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Notices')
  return { title: t('choices.title'), robots: { index: false } }
}

/** A plain form, so that it works before any script has loaded. */
export default async function NotificationChoicesPage({
  searchParams,
}: {
  searchParams: Promise<{ saved?: string | string[] }>
}) {
  const { payload, user, viewer } = await requireUser('/settings/notifications')
  const [choices, t, { saved }] = await Promise.all([
    readPreferences(payload, user.id),
    getTranslations('Notices'),
    searchParams,
  ])
  const isTold = (kind: NotificationKind) => kind !== 'report' || isStaff(viewer)
  return (
    <div className="grid gap-6">
      <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('choices.title')}</h1>
      <p className="max-w-prose text-muted">{t('choices.text')}</p>
      <StoppedMail payload={payload} userId={user.id} page="/settings/notifications" />
      <ConfirmEmailHint payload={payload} userId={user.id} />
      {saved && <Notice tone="info">{t('choices.saved')}</Notice>}
      <form method="post" action="/api/notifications/choices" className="grid gap-6">
        {Object.entries(groups).map(([group, kinds]) => (
          <table key={group} className="panel block w-full p-0 sm:table">
            <caption className="px-4 pt-4 text-left text-sm font-semibold text-muted max-sm:block sm:sr-only">
              {t(`choices.${group as keyof typeof groups}`)}
            </caption>
            <thead className="max-sm:sr-only">
              <tr className="border-b border-line text-left text-sm text-muted">
                <th scope="col" className="px-5 py-3 font-semibold">
                  {t(`choices.${group as keyof typeof groups}`)}
                </th>
                {channels.map((channel) => (
                  <th key={channel} scope="col" className="w-28 px-2 py-3 text-center font-semibold">
                    {t(`choices.${channel}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line max-sm:block">
              {kinds.filter(isTold).map((kind) => (
                <tr key={kind} className="max-sm:flex max-sm:flex-wrap max-sm:gap-x-6 max-sm:px-4 max-sm:py-3">
                  <th scope="row" className="text-left font-normal max-sm:basis-full sm:px-5 sm:py-2">
                    {t(`kind.${kind}`)}
                  </th>
                  {channels.map((channel) => (
                    <td key={channel} className="sm:px-2 sm:text-center">
                      <label className="inline-flex min-h-11 cursor-pointer items-center gap-2 sm:min-w-11 sm:justify-center">
                        <input
                          type="checkbox"
                          name={`${kind}.${channel}`}
                          defaultChecked={choices[kind][channel]}
                          className="size-5 accent-primary"
                        />
                        <span className="sm:sr-only">{t(`choices.${channel}`)}</span>
                        <span className="sr-only">{t(`kind.${kind}`)}</span>
                      </label>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
        <Button type="submit" look="primary" className="w-fit">
          {t('choices.save')}
        </Button>
      </form>
    </div>
  )
}
