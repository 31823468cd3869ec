import { withPayload } from '@payloadcms/next/withPayload'

/** Payload on Next as its template has it. */
export default withPayload({ typescript: { ignoreBuildErrors: true } }, { devBundleServerPackages: false })
