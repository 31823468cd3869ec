import type { Metadata } from 'next'
import { SearchForm } from '@/components/shell/SearchForm'
import { LinkButton } from '@/components/ui/LinkButton'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFoundPage() {
  return (
    <div className="plate mx-auto grid max-w-2xl gap-5 rounded-xl px-6 py-16 text-center sm:px-12">
      <p aria-hidden className="font-mono text-6xl font-bold text-copper">
        404
      </p>
      <h1 className="text-3xl font-extrabold tracking-tight">Nothing is built here</h1>
      <p className="text-muted">
        The address is wrong, the build was taken down, or it is private. Search for it, or look at what is new.
      </p>
      <SearchForm id="missing-search" />
      <LinkButton href="/schematics" className="justify-self-center">
        Browse all builds
      </LinkButton>
    </div>
  )
}
