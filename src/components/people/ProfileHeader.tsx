import type { Profile } from '@plugins/people/queries/readProfile'
import { CalendarDays, LinkIcon, Pencil, ShieldCheck } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { personPath } from '@/core/addresses'
import { ClientMessages } from '@/i18n/ClientMessages'
import { ReportButton } from '../reports/ReportButton'
import { Link } from '../ui/Link'
import { LinkButton } from '../ui/LinkButton'
import { Avatar } from './Avatar'
import { Bio } from './Bio'
import { FollowButton } from './FollowButton'

/** The host of a link. */
const hostOf = (url: string) => URL.parse(url)?.host.replace(/^www\./, '') ?? url

/** Only http and https; the collection allows nothing else, but an older row might. */
const isSafe = ({ url }: { url: string }) => /^https?:\/\//i.test(url) && URL.canParse(url)

export function ProfileHeader({ profile, isSignedIn }: { profile: Profile; isSignedIn: boolean }) {
  const t = useTranslations('People')
  const format = useFormatter()
  const links = profile.links.filter(isSafe)
  return (
    <header className="grid gap-5 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-x-8">
      <Avatar username={profile.username} portrait={profile.portrait} size="large" />
      <div className="grid min-w-0 content-start gap-4">
        <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
          <div className="mr-auto grid min-w-0 gap-1">
            <h1 className="text-3xl font-extrabold tracking-tight wrap-anywhere sm:text-4xl">
              <bdi>{profile.displayName}</bdi>
            </h1>
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
              <span className="font-mono text-sm">@{profile.username}</span>
              {profile.isStaff && (
                <span className="inline-flex items-center gap-1.5 text-sm font-semibold text-copper">
                  <ShieldCheck aria-hidden className="size-4" />
                  {t('staff')}
                </span>
              )}
              <span className="inline-flex items-center gap-1.5 text-sm">
                <CalendarDays aria-hidden className="size-4" />
                {t('joined', { date: format.dateTime(new Date(profile.joinedAt), { dateStyle: 'medium' }) })}
              </span>
            </p>
          </div>
          {profile.isOwn ? (
            <LinkButton href="/settings">
              <Pencil aria-hidden />
              {t('edit')}
            </LinkButton>
          ) : (
            <ClientMessages of={['Follow', 'Reports']}>
              <FollowButton
                of={{ person: profile.username, name: profile.displayName }}
                following={profile.following}
                isSignedIn={isSignedIn}
              />
              <ReportButton
                kind="profile"
                id={profile.id}
                name={profile.displayName}
                isVisitor={!isSignedIn}
                className="self-center"
              />
            </ClientMessages>
          )}
        </div>
        {profile.bio && <Bio text={profile.bio} />}
        {links.length > 0 && (
          <ul aria-label={t('links')} className="flex flex-wrap gap-x-5 gap-y-2">
            {links.map(({ label, url }) => (
              <li key={`${label} ${url}`} className="min-w-0">
                <a
                  href={url}
                  rel="me nofollow ugc noopener noreferrer"
                  className="inline-flex items-center gap-1.5 wrap-anywhere"
                >
                  <LinkIcon aria-hidden className="size-4 shrink-0 text-muted" />
                  <bdi className="link">{label}</bdi>
                  <span className="text-sm text-muted">{hostOf(url)}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
        <ul className="flex flex-wrap gap-x-6 gap-y-1 text-muted">
          {(
            [
              ['builds', personPath(profile.username), profile.schematicCount],
              ['followers', `${personPath(profile.username)}/followers`, profile.followerCount],
              ['following', `${personPath(profile.username)}/following`, profile.followingCount],
            ] as const
          ).map(([what, href, count]) => (
            <li key={what}>
              <Link href={href} className="hover:underline">
                {t.rich(`count.${what}`, {
                  count,
                  strong: (parts) => <strong className="text-lg font-bold text-ink tabular-nums">{parts}</strong>,
                })}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </header>
  )
}
