import { ArrowLeft, ArrowRight } from 'lucide-react'
import { LinkButton } from '@/components/ui/LinkButton'
import { formatNumber } from '@/components/words/formatNumber'

export const Pagination = ({
  page,
  pages,
  hrefOf,
}: {
  page: number
  pages: number
  hrefOf: (page: number) => string
}) =>
  pages <= 1 ? null : (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-center gap-4 pt-4">
      {page > 1 && (
        <LinkButton href={hrefOf(page - 1)} rel="prev">
          <ArrowLeft aria-hidden />
          Previous
        </LinkButton>
      )}
      <span className="text-muted tabular-nums">
        Page {formatNumber(page)} of {formatNumber(pages)}
      </span>
      {page < pages && (
        <LinkButton href={hrefOf(page + 1)} rel="next">
          Next
          <ArrowRight aria-hidden />
        </LinkButton>
      )}
    </nav>
  )
