import { DefaultTemplate } from '@payloadcms/next/templates'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { isModerator } from '@/core/access/predicates'
import { loadNamespace } from '@/i18n/loadNamespace'
import { defaultLocale, isLocale } from '@/i18n/locales'
import { listCases } from '../queries/listCases'
import { ModerationDesk } from './desk/ModerationDesk'

/** `/admin/moderation`: the moderators' queue, worked through by keys. */
export async function ModerationView({ initPageResult, params, searchParams, viewActions }: AdminViewServerProps) {
  const { req, permissions, visibleEntities, locale } = initPageResult
  if (!req.user) redirect(`/admin/login?redirect=${encodeURIComponent('/admin/moderation')}`)
  if (!isModerator({ req })) redirect('/admin/unauthorized')
  const language = isLocale(req.i18n.language) ? req.i18n.language : defaultLocale
  const [page, Moderation, Words] = await Promise.all([
    listCases(req.payload, String(req.user.id), {}),
    loadNamespace(language, 'Moderation'),
    loadNamespace(language, 'Words'),
  ])
  const { case: wanted } = searchParams ?? {}
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user}
      viewActions={viewActions}
      visibleEntities={visibleEntities}
    >
      <ModerationDesk
        locale={language}
        messages={{ Moderation, Words: { safety: Words.safety, format: Words.format, edition: Words.edition } }}
        initial={page}
        now={new Date().toISOString()}
        {...(typeof wanted === 'string' && { wanted })}
      />
    </DefaultTemplate>
  )
}
