import type { Portrait } from '@plugins/people/queries/portrait'
import { Search, Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ClientMessages } from '@/i18n/ClientMessages'
import { SignOutButton } from '../account/SignOutButton'
import { Bell } from '../notifications/Bell'
import { Avatar } from '../people/Avatar'
import { Link } from '../ui/Link'
import { LinkButton } from '../ui/LinkButton'
import { Logo } from './Logo'
import { QueueLink } from './QueueLink'
import { SearchForm } from './SearchForm'
import { ThemeToggle } from './ThemeToggle'

type User = { username: string; portrait: Portrait; unread: number; casesWaiting: number | null }

export function Header({ user }: { user: User | null }) {
  const t = useTranslations('Shell')
  return (
    <header className="sticky top-0 z-40 border-b border-line bg-bg">
      <div className="mx-auto flex h-16 max-w-7xl items-center gap-2 px-4 sm:gap-3 sm:px-6">
        <Logo />
        <div className="ml-4 hidden w-full max-w-sm md:block">
          <SearchForm id="header-search" size="small" />
        </div>
        <nav aria-label={t('main')} className="ml-auto flex items-center gap-1 sm:gap-2">
          <LinkButton
            href="/schematics"
            look="ghost"
            size="icon"
            className="md:hidden"
            aria-label={t('browseAndSearch')}
          >
            <Search aria-hidden />
          </LinkButton>
          <LinkButton href="/schematics" look="ghost" size="small" className="max-md:hidden">
            {t('browse')}
          </LinkButton>
          {user ? (
            <>
              {user.casesWaiting !== null && (
                <QueueLink compact waiting={user.casesWaiting} className="max-sm:hidden" />
              )}
              <ClientMessages of={['Bell']}>
                <Bell unread={user.unread} />
              </ClientMessages>
              <LinkButton href="/my" look="ghost" size="small" className="max-sm:px-1.5">
                <Avatar username={user.username} portrait={user.portrait} size="small" className="size-7" />
                <span className="max-lg:sr-only">{t('myBuilds')}</span>
              </LinkButton>
              <SignOutButton className="max-sm:hidden" />
            </>
          ) : (
            <Link
              href="/sign-in"
              className="rounded-md px-3 py-2 text-sm font-semibold whitespace-nowrap hover:bg-raised"
            >
              {t('signIn')}
            </Link>
          )}
          <LinkButton href="/upload" look="primary" size="small" aria-label={t('uploadBuild')}>
            <Upload aria-hidden />
            <span className="max-sm:hidden">{t('upload')}</span>
          </LinkButton>
          <ThemeToggle />
        </nav>
      </div>
    </header>
  )
}
