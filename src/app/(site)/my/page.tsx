import { Upload } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignOutButton } from '@/components/account/SignOutButton'
import { Pagination } from '@/components/browse/Pagination'
import { MyListings } from '@/components/mine/MyListings'
import { StorageBar } from '@/components/mine/StorageBar'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { MINE_PAGE_SIZE, readMine } from '@/server/pages/readMine'
import { readStorage } from '@/server/pages/readStorage'
import { currentVisitor } from '@/server/pages/visitor'

export const metadata: Metadata = { title: 'My builds', robots: { index: false } }

export default async function MyPage({ searchParams }: { searchParams: Promise<{ page?: string | string[] }> }) {
  const { payload, person } = await currentVisitor()
  if (!person) redirect('/sign-in?next=/my')
  const asked = Number.parseInt(String((await searchParams).page ?? '1'), 10)
  const page = asked >= 1 && asked <= 10_000 ? asked : 1
  const [mine, storage] = await Promise.all([readMine(payload, person.id, page), readStorage(payload, person.id)])
  return (
    <div className="grid gap-8">
      <div className="flex flex-wrap items-center gap-3">
        <div className="mr-auto grid">
          <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">My builds</h1>
          <p className="text-muted">
            Signed in as <bdi className="font-semibold text-ink">{person.displayName}</bdi>
          </p>
        </div>
        <LinkButton href="/upload" look="primary" size="small">
          <Upload aria-hidden />
          Upload a build
        </LinkButton>
        <SignOutButton look="plain" />
      </div>
      <StorageBar storage={storage} />
      {mine.docs.length === 0 ? (
        <EmptyState title="You have not uploaded anything yet">
          <p>Your builds appear here as soon as their file is received, with how far their check has got.</p>
        </EmptyState>
      ) : (
        <MyListings listings={mine.docs} />
      )}
      <Pagination page={page} pages={Math.ceil(mine.total / MINE_PAGE_SIZE)} hrefOf={(to) => `/my?page=${to}`} />
    </div>
  )
}
