import { type Activity, readActivity } from '@plugins/audit/queries/readActivity'
import { auditOptions } from '@plugins/audit/types'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { requireUser } from '@/app/_site/requireUser'
import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { contextOf } from '@/core/context/context'
import type { Translator } from '@/i18n/Translator'

/** What people are shown; what the site does by itself is no activity of theirs. */
const kinds = ['security', 'content', 'social', 'moderation'] as const

const PATH = '/settings/activity'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Activity')
  return { title: t('title'), robots: { index: false } }
}

const pathOf = (kind: string | undefined, cursor?: string) => {
  const query = new URLSearchParams({ ...(kind && { kind }), ...(cursor && { cursor }) }).toString()
  return query ? `${PATH}?${query}` : PATH
}

/** `session.started` is a thing and what became of it. A new one that has no words yet is shown as it is called. */
function wordsOf(t: Translator<'Activity'>, action: string): [thing: string, verb: string] {
  const [thing = '', verb = ''] = action.split('.')
  return [
    t.has(`things.${thing}` as 'things.user') ? t(`things.${thing}` as 'things.user') : thing,
    t.has(`verbs.${verb}` as 'verbs.created') ? t(`verbs.${verb}` as 'verbs.created') : verb.replaceAll('_', ' '),
  ]
}

function ActivityLine({ line, t, moment }: { line: Activity; t: Translator<'Activity'>; moment: string }) {
  const [thing, verb] = wordsOf(t, line.action)
  return (
    <li className="panel grid gap-1 py-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">{thing}</span>
        <Badge tone={line.action.endsWith('.failed') ? 'bad' : 'quiet'}>{verb}</Badge>
        {!line.own && <Badge tone="busy">{t('byOthers')}</Badge>}
        <time dateTime={line.createdAt} className="ms-auto text-sm text-muted tabular-nums">
          {moment}
        </time>
      </p>
      {line.target?.name && (
        <p dir="auto" className="wrap-anywhere">
          {line.target.name}
        </p>
      )}
      {(line.network || line.agent) && (
        <p className="text-sm wrap-anywhere text-muted">
          {line.network && <span className="me-3">{t('from', { network: line.network })}</span>}
          {line.agent && <span>{line.agent}</span>}
        </p>
      )}
    </li>
  )
}

export default async function ActivityPage({
  searchParams,
}: {
  searchParams: Promise<{ kind?: string | string[]; cursor?: string | string[] }>
}) {
  const { payload, user } = await requireUser(PATH)
  const asked = await searchParams
  const kind = kinds.find((one) => one === asked.kind)
  const cursor = typeof asked.cursor === 'string' ? asked.cursor : undefined
  const [t, format] = await Promise.all([getTranslations('Activity'), getFormatter()])
  // A cursor that is none of ours leads to the beginning.
  const { docs, nextCursor } = await readActivity(payload, user.id, { kind, cursor }).catch(() =>
    readActivity(payload, user.id, { kind }),
  )
  const { activityDays } = auditOptions.of(contextOf(payload))
  return (
    <>
      <header className="grid gap-2">
        <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('title')}</h1>
        <p className="text-muted">{t('intro', { days: activityDays })}</p>
      </header>
      <nav aria-label={t('filter')} className="flex flex-wrap gap-2">
        {[undefined, ...kinds].map((one) => (
          <LinkButton
            key={one ?? 'all'}
            href={pathOf(one)}
            look={one === kind ? 'primary' : 'ghost'}
            size="small"
            {...(one === kind && { 'aria-current': 'page' as const })}
          >
            {one ? t(`kinds.${one}`) : t('all')}
          </LinkButton>
        ))}
      </nav>
      {docs.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {docs.map((line) => (
            <ActivityLine
              key={line.id}
              line={line}
              t={t}
              moment={format.dateTime(new Date(line.createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
            />
          ))}
        </ul>
      )}
      {(cursor || nextCursor) && (
        <p className="flex flex-wrap justify-between gap-4">
          {cursor && (
            <Link href={pathOf(kind)} className="link font-semibold">
              {t('newest')}
            </Link>
          )}
          {nextCursor && (
            <Link href={pathOf(kind, nextCursor)} className="link ms-auto font-semibold">
              {t('older')}
            </Link>
          )}
        </p>
      )}
    </>
  )
}
