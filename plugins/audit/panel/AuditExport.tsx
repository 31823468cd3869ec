import type { BeforeListTableServerProps } from 'payload'
import { contextOf } from '@/core/context/context'
import { translatorFor } from '@/i18n/translatorFor'
import { filterOfList } from './filterOfList'

/** Links above the audit log that download what its filters leave. */
export async function AuditExport({ payload, searchParams, i18n }: BeforeListTableServerProps) {
  const t = await translatorFor(i18n.language, 'Panel')
  const filter = filterOfList(searchParams ?? {})
  const hrefOf = (format: string) =>
    `${payload.config.routes.api}/${contextOf(payload).slugs.auditLog}/export?${new URLSearchParams({ format, ...filter })}`
  return (
    <nav aria-label={t('auditExport.title')}>
      <ul className="shop-filters">
        <li>
          <a href={hrefOf('csv')}>{t('auditExport.csv')}</a>
        </li>
        <li>
          <a href={hrefOf('jsonl')}>{t('auditExport.jsonl')}</a>
        </li>
      </ul>
      <p className="shop-filters__hint">{t('auditExport.hint')}</p>
    </nav>
  )
}
