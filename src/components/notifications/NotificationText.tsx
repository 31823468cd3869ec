import type { Part } from '@plugins/notifications/queries/formatNotification'

/** A notification's sentence. User content keeps its own text direction and wraps. */
export const NotificationText = ({ parts }: { parts: readonly Part[] }) =>
  parts.map(({ text, own }, at) =>
    own ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have nothing else, and do not move
      <bdi key={at} className="font-semibold wrap-anywhere text-ink">
        {text}
      </bdi>
    ) : (
      text
    ),
  )
