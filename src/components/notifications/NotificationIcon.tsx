import type { NotificationKind } from '@plugins/notifications/queries/kinds'
import {
  AtSign,
  BadgeCheck,
  Boxes,
  Flag,
  Gavel,
  HardDrive,
  Heart,
  MessageSquare,
  Reply,
  ShieldAlert,
  UserPlus,
} from 'lucide-react'

const icons = {
  comment: MessageSquare,
  reply: Reply,
  mention: AtSign,
  likes: Heart,
  follow: UserPlus,
  build: Boxes,
  published: BadgeCheck,
  refused: ShieldAlert,
  moderation: Gavel,
  storage: HardDrive,
  report: Flag,
} satisfies Record<NotificationKind, typeof Heart>

/** Kinds that need action stand out. */
const urgent: ReadonlySet<NotificationKind> = new Set(['refused', 'moderation', 'storage', 'report'])

export function NotificationIcon({ kind }: { kind: NotificationKind }) {
  const Icon = icons[kind]
  return (
    <span
      aria-hidden
      className={
        urgent.has(kind)
          ? 'grid size-9 shrink-0 place-items-center rounded-md bg-copper-soft text-copper'
          : 'grid size-9 shrink-0 place-items-center rounded-md bg-primary-soft text-primary-ink'
      }
    >
      <Icon className="size-5" />
    </span>
  )
}
