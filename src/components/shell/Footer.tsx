import Link from 'next/link'

export const Footer = () => (
  <footer className="mt-12 border-t border-line bg-surface">
    <div className="mx-auto grid max-w-7xl gap-8 px-4 py-10 sm:grid-cols-[2fr_1fr_1fr] sm:px-6">
      <div className="grid max-w-prose gap-2">
        <p className="text-lg font-extrabold tracking-tight">SchematicShop</p>
        <p className="text-muted">
          A place for Minecraft builds. Every file is scanned, opened and drawn here before anyone can download it, so
          you know what you paste into your world.
        </p>
        <p className="text-sm text-muted">
          Not an official Minecraft product, nor approved by or associated with Mojang or Microsoft.
        </p>
      </div>
      <nav aria-label="Builds" className="grid content-start gap-2">
        <Link className="link w-fit" href="/schematics">
          All builds
        </Link>
        <Link className="link w-fit" href="/schematics?sort=trending">
          Trending
        </Link>
        <Link className="link w-fit" href="/upload">
          Upload a build
        </Link>
      </nav>
      <nav aria-label="For developers" className="grid content-start gap-2">
        <a className="link w-fit" href="/api/docs">
          API documentation
        </a>
        <a className="link w-fit" href="/api/openapi.json">
          OpenAPI contract
        </a>
      </nav>
    </div>
  </footer>
)
