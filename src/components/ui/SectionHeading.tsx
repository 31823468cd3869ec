import { Link } from './Link'

export const SectionHeading = ({ title, href, more }: { title: string; href?: string; more?: string }) => (
  <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
    <h2 className="text-2xl font-extrabold tracking-tight sm:text-3xl">{title}</h2>
    {href && (
      <Link href={href} className="link font-semibold">
        {more}
      </Link>
    )}
  </div>
)
